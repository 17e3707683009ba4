// Requests that fail, each with the status and body PostgREST answers with.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const CORPUS = process.env.WRENCH_CORPUS ?? fileURLToPath(new URL("../../../shared/corpus", import.meta.url));
const RECORDED = `${CORPUS}/errors-dev.jsonl`;

/** What some of the requests need: two ways from jobs to profiles, a junction, functions that fail in their own ways. */
export const FIXTURES = `
    alter table public.jobs add column reported_by uuid,
        add constraint jobs_reported_by_fkey foreign key (company_id, reported_by) references public.profiles (company_id, id);
    create table public.labels (id int generated always as identity primary key, name text not null unique);
    create table public.job_labels (
        job_id uuid constraint job_labels_job_id_fkey references public.jobs,
        label_id int constraint job_labels_label_id_fkey references public.labels,
        primary key (job_id, label_id));
    create table public.loops (id int);
    alter table public.loops enable row level security;
    create policy loop on public.loops using (exists (select from public.loops));
    grant all on public.labels, public.job_labels, public.loops to authenticated;
    grant select on public.labels to anon;
    create function public.twice(a int) returns int language sql as 'select 1';
    create function public.twice(a text) returns int language sql as 'select 2';
    create function public.sorry() returns int language plpgsql as $$
        begin raise exception 'not today' using hint = 'Try tomorrow.', detail = 'It is late.'; end $$;
    create function public.nap() returns void language sql as 'select pg_sleep(5)';
    create function public.lost() returns int language plpgsql as $$ begin return (select id from nowhere); end $$;
    create function public.teapot() returns int language plpgsql as $$
        begin raise sqlstate 'PT418' using message = 'short and stout'; end $$;
    -- Who has little time: nobody else, or a slow machine would end other requests, too.
    create role hasty nologin;
    grant hasty to authenticator;
    grant usage on schema public to hasty;
    grant execute on function public.nap() to hasty;
    alter role hasty set statement_timeout = '700ms'`;

function expected(status, code, message, details = null, hint = null) {
    return { status, code, message, details, hint };
}

const JOAN = "a3000000-0000-4000-8000-000000000001";
const COMPANY = "a1000000-0000-4000-8000-000000000001";
const OBJECT = { accept: "application/vnd.pgrst.object+json" };
const CUSTOMER = { company_id: COMPANY, first_name: "X" };
const UNKNOWN_OPERATOR =
    "No operator matches the given name and argument types. You might need to add explicit type casts.";

const job = (link) => ({
    cardinality: "many-to-one",
    embedding: "jobs with profiles",
    relationship: `${link} using jobs(company_id, ${link.slice(5, -5)}) and profiles(company_id, id)`,
});

/** Each request with what must come back. */
export function ERRORS({ sign }) {
    const later = Math.floor(Date.now() / 1000) + 3600;
    return [
        // Missing in the schema, as the server says it.
        { path: "/customers?select=nickname",
          expect: expected(400, "42703", "column customers.nickname does not exist") },
        { path: "/customers?nickname=eq.x",
          expect: expected(400, "42703", "column customers.nickname does not exist") },
        { path: "/customers?select=id,jobs(cost)",
          expect: expected(400, "42703", "column jobs_1.cost does not exist") },
        { path: "/customers?order=nickname",
          expect: expected(400, "42703", "column customers.nickname does not exist") },
        { path: "/customers?select=id::nothing", expect: expected(400, "42704", 'type "nothing" does not exist') },
        { path: "/customers?created_at=like.2*",
          expect: expected(404, "42883", "operator does not exist: timestamp with time zone ~~ unknown", null, UNKNOWN_OPERATOR) },
        { path: "/rpc/lost", expect: expected(404, "42P01", 'relation "nowhere" does not exist') },
        { path: "/loops",
          expect: expected(500, "42P17", 'infinite recursion detected in policy for relation "loops"') },
        // Missing in the schema cache.
        { path: "/customer",
          expect: expected(404, "PGRST205", "Could not find the table 'public.customer' in the schema cache", null, "Perhaps you meant the table 'public.customers'") },
        { path: "/weather",
          expect: expected(404, "PGRST205", "Could not find the table 'public.weather' in the schema cache") },
        { method: "POST", path: "/customers", body: { ...CUSTOMER, nickname: "X" },
          expect: expected(400, "PGRST204", "Could not find the 'nickname' column of 'customers' in the schema cache") },
        { method: "PATCH", path: `/customers?id=eq.${JOAN}`, body: { nickname: "X" },
          expect: expected(400, "PGRST204", "Could not find the 'nickname' column of 'customers' in the schema cache") },
        { method: "POST", path: "/customers?columns=nickname", body: [CUSTOMER],
          expect: expected(400, "PGRST204", "Could not find the 'nickname' column of 'customers' in the schema cache") },
        { path: "/customers?select=*,weather(*)",
          expect: expected(400, "PGRST200", "Could not find a relationship between 'customers' and 'weather' in the schema cache", "Searched for a foreign key relationship between 'customers' and 'weather' in the schema 'public', but no matches were found.") },
        { path: "/customers?select=*,job(*)",
          expect: expected(400, "PGRST200", "Could not find a relationship between 'customers' and 'job' in the schema cache", "Searched for a foreign key relationship between 'customers' and 'job' in the schema 'public', but no matches were found.", "Perhaps you meant 'jobs' instead of 'job'.") },
        { path: "/customers?select=*,jobs!wrong(*)",
          expect: expected(400, "PGRST200", "Could not find a relationship between 'customers' and 'jobs' in the schema cache", "Searched for a foreign key relationship between 'customers' and 'jobs' using the hint 'wrong' in the schema 'public', but no matches were found.") },
        { path: "/jobs?select=*,profiles(*)",
          expect: expected(300, "PGRST201", "Could not embed because more than one relationship was found for 'jobs' and 'profiles'", [job("jobs_assigned_to_fkey"), job("jobs_reported_by_fkey")], "Try changing 'profiles' to one of the following: 'profiles!jobs_assigned_to_fkey', 'profiles!jobs_reported_by_fkey'. Find the desired relationship in the 'details' key.") },
        { method: "POST", path: "/rpc/accept_qoute", body: { quote_id: JOAN },
          expect: expected(404, "PGRST202", "Could not find the function public.accept_qoute(quote_id) in the schema cache", "Searched for the function public.accept_qoute with parameter quote_id or with a single unnamed json/jsonb parameter, but no matches were found in the schema cache.", "Perhaps you meant to call the function public.accept_quote") },
        { method: "POST", path: "/rpc/accept_quote", body: { quote: JOAN },
          expect: expected(404, "PGRST202", "Could not find the function public.accept_quote(quote) in the schema cache", "Searched for the function public.accept_quote with parameter quote or with a single unnamed json/jsonb parameter, but no matches were found in the schema cache.", "Perhaps you meant to call the function public.accept_quote(quote_id)") },
        { path: "/rpc/accept_quote",
          expect: expected(404, "PGRST202", "Could not find the function public.accept_quote without parameters in the schema cache", "Searched for the function public.accept_quote without parameters, but no matches were found in the schema cache.") },
        { path: "/rpc/twice?a=1",
          expect: expected(300, "PGRST203", "Could not choose the best candidate function between: public.twice(a => integer), public.twice(a => text)", null, "Try renaming the parameters or the function itself in the database so function overloading can be resolved") },
        // Values, keys, rights.
        { path: "/customers?id=eq.7", expect: expected(400, "22P02", 'invalid input syntax for type uuid: "7"') },
        { path: "/customers?status=eq.vip",
          expect: expected(400, "22P02", 'invalid input value for enum customer_status: "vip"') },
        { method: "POST", path: "/customers", body: { ...CUSTOMER, status: "vip" },
          expect: expected(400, "22P02", 'invalid input value for enum customer_status: "vip"') },
        { method: "POST", path: "/labels", body: { name: null },
          expect: expected(400, "23502", 'null value in column "name" of relation "labels" violates not-null constraint', "Failing row contains (1, null).") },
        { method: "POST", path: "/job_labels", body: { job_id: JOAN, label_id: 7 },
          expect: expected(409, "23503", 'insert or update on table "job_labels" violates foreign key constraint "job_labels_job_id_fkey"', `Key (job_id)=(${JOAN}) is not present in table "jobs".`) },
        { method: "POST", path: "/labels", body: [{ name: "a" }, { name: "a" }],
          expect: expected(409, "23505", 'duplicate key value violates unique constraint "labels_name_key"', "Key (name)=(a) already exists.") },
        { method: "PATCH", path: "/payments?amount=eq.800", body: { status: "pending" },
          expect: expected(400, "23514", "a payment cannot go from succeeded to pending") },
        { method: "POST", path: "/labels", body: { id: 1, name: "x" },
          expect: expected(400, "428C9", 'cannot insert a non-DEFAULT value into column "id"', 'Column "id" is an identity column defined as GENERATED ALWAYS.', "Use OVERRIDING SYSTEM VALUE to override.") },
        { method: "POST", path: "/labels?on_conflict=id,name", body: { name: "x" }, headers: { prefer: "resolution=merge-duplicates" },
          expect: expected(400, "42P10", "there is no unique or exclusion constraint matching the ON CONFLICT specification") },
        { method: "POST", path: "/customers", body: CUSTOMER, user: "luis",
          expect: expected(403, "42501", 'new row violates row-level security policy for table "customers"') },
        { method: "DELETE", path: `/customers?id=eq.${JOAN}`,
          expect: expected(403, "42501", "permission denied for table customers") },
        { path: "/customers", user: "nobody", expect: expected(401, "42501", "permission denied for table customers") },
        { path: "/rpc/sorry", expect: expected(400, "P0001", "not today", "It is late.", "Try tomorrow.") },
        { path: "/rpc/teapot", expect: expected(418, "PT418", "short and stout") },
        { path: "/rpc/nap", token: sign({ role: "hasty" }), expect: expected(500, "57014", "canceling statement due to statement timeout") },
        { path: "/rpc/accept_quote?quote_id=a5000000-0000-4000-8000-000000000001",
          expect: expected(405, "25006", "cannot execute SELECT FOR UPDATE in a read-only transaction") },
        // The request itself.
        { path: "/customers?id=0",
          expect: expected(400, "PGRST100", '"failed to parse filter (0)" (line 1, column 1)', 'unexpected "0" expecting "not" or operator (eq, gt, ...)') },
        { path: "/customers?id=noop.0",
          expect: expected(400, "PGRST100", '"failed to parse filter (noop.0)" (line 1, column 6)', "unknown single value operator noop") },
        { path: "/customers?or=()",
          expect: expected(400, "PGRST100", '"failed to parse logic tree (())" (line 1, column 4)', 'unexpected ")" expecting field name (* or [a..z0..9_$]), negation operator (not) or logic operator (and, or)') },
        { path: "/customers?order=id.ac",
          expect: expected(400, "PGRST100", '"failed to parse order (id.ac)" (line 1, column 4)', 'unexpected "c" expecting "asc", "desc", "nullsfirst" or "nullslast"') },
        { method: "PUT", path: "/rpc/sorry", expect: expected(405, "PGRST101", "Cannot use the PUT method on RPC") },
        { method: "POST", path: "/customers", body: "}{ x = 2",
          expect: expected(400, "PGRST102", "Empty or invalid json") },
        { method: "POST", path: "/labels", body: [{ name: "a" }, { id: 1 }],
          expect: expected(400, "PGRST102", "All object keys must match") },
        { path: "/customers", headers: { range: "1-0" },
          expect: expected(416, "PGRST103", "Requested range not satisfiable", "The lower boundary must be lower than or equal to the upper boundary in the Range header.") },
        { path: "/labels?offset=9", headers: { prefer: "count=exact" },
          expect: expected(416, "PGRST103", "Requested range not satisfiable", "An offset of 9 was requested, but there are only 0 rows.") },
        { path: "/labels?limit=-1",
          expect: expected(416, "PGRST103", "Requested range not satisfiable", "Limit should be greater than or equal to zero.") },
        { path: "/users", headers: { "accept-profile": "auth" },
          expect: expected(406, "PGRST106", "Invalid schema: auth", null, "Only the following schemas are exposed: public") },
        { path: "/customers", headers: { accept: "text/csv" },
          expect: expected(406, "PGRST107", "None of these media types are available: text/csv") },
        { path: "/customers?jobs.status=eq.x",
          expect: expected(400, "PGRST108", "'jobs' is not an embedded resource in this request", null, "Verify that 'jobs' is included in the 'select' query parameter.") },
        { path: "/customers", headers: OBJECT,
          expect: expected(406, "PGRST116", "Cannot coerce the result to a single JSON object", "The result contains 8 rows") },
        { path: "/labels", headers: OBJECT,
          expect: expected(406, "PGRST116", "Cannot coerce the result to a single JSON object", "The result contains 0 rows") },
        { method: "PUT", path: "/labels", body: {}, expect: expected(405, "PGRST117", "Unsupported HTTP method: PUT") },
        { path: "/customers?select=*,jobs(*)&order=jobs(id)",
          expect: expected(400, "PGRST118", "A related order on 'jobs' is not possible", "'customers' and 'jobs' do not form a many-to-one or one-to-one relationship") },
        { path: "/customers?select=*,...jobs(*)",
          expect: expected(400, "PGRST119", "A spread operation on 'jobs' is not possible", "'customers' and 'jobs' do not form a many-to-one or one-to-one relationship") },
        { path: "/customers?select=*,jobs(*)&jobs=eq.1",
          expect: expected(400, "PGRST120", "Bad operator on the 'jobs' embedded resource", "Only is null or not is null filters are allowed on embedded resources") },
        { path: "/labels", headers: { prefer: "handling=strict, foo=bar" },
          expect: expected(400, "PGRST122", "Invalid preferences given with handling=strict", "Invalid preferences: foo=bar") },
        { path: "/payments?select=amount.sum()",
          expect: expected(400, "PGRST123", "Use of aggregate functions is not allowed") },
        { path: "/invalid/nested/paths", expect: expected(404, "PGRST125", "Invalid path specified in request URL") },
        // The token.
        { path: "/labels", token: "a.b", expect: expected(401, "PGRST301", "Expected 3 parts in JWT; got 2") },
        { path: "/labels", token: "", expect: expected(401, "PGRST301", "Empty JWT is sent in Authorization header") },
        { path: "/labels", token: `${sign({ role: "authenticated" })}x`,
          expect: expected(401, "PGRST301", "No suitable key or wrong key type", "None of the keys was able to decode the JWT") },
        { path: "/labels", token: sign({ role: "authenticated", exp: 1000 }),
          expect: expected(401, "PGRST303", "JWT expired") },
        { path: "/labels", token: sign({ role: "authenticated", nbf: later }),
          expect: expected(401, "PGRST303", "JWT not yet valid") },
        { path: "/labels", token: sign({ role: "not existing" }),
          expect: expected(401, "22023", 'role "not existing" does not exist') },
    ];
}

/** A message without the names in it. */
function shape(message) {
    return message.replace(/'[^']*'|"[^"]*"|\([^)]*\)|\b\w+\.\w+(\.\w+)*\b|\b\d+\b/g, "‹›");
}

/** Compares keys and words of the bodies with recorded ones of the same code. Answers with how many codes had some. */
export async function checkShapes(bodies) {
    if (!existsSync(RECORDED)) return null;
    const recorded = new Map();
    for (const line of readFileSync(RECORDED, "utf8").trim().split("\n")) {
        const { form, raw, http_status: status } = JSON.parse(line);
        if (form !== "json") continue;
        const body = JSON.parse(raw);
        if (!body.code || Object.keys(body).length !== 4) continue;
        const known = recorded.get(body.code) ?? recorded.set(body.code, { shapes: new Set(), statuses: new Set() }).get(body.code);
        known.shapes.add(shape(body.message));
        known.statuses.add(status);
    }
    const compared = new Set();
    const strange = [];
    for (const { status, ...body } of bodies) {
        const known = recorded.get(body.code);
        assert.deepEqual(Object.keys(body).sort(), ["code", "details", "hint", "message"]);
        if (!known) continue;
        if (known.shapes.has(shape(body.message)) && known.statuses.has(status)) compared.add(body.code);
        else strange.push([body.code, status, shape(body.message)].join(" "));
    }
    // Of its own errors PostgREST has few texts, of the server's there are many.
    assert.deepEqual(strange.filter((one) => one.startsWith("PGRST") && !compared.has(one.split(" ")[0])), []);
    return compared.size;
}
