// Writes: inserts, upserts, updates, deletes, and the functions that are steps of the business.

import assert from "node:assert/strict";

const COMPANY = "a1000000-0000-4000-8000-000000000001";
const JOAN = "a3000000-0000-4000-8000-000000000001";
const JOANS_HOME = "a4000000-0000-4000-8000-000000000001";
const TAP = "a5000000-0000-4000-8000-000000000003";

function done({ data, error, status }, expected) {
    assert.equal(error, null, JSON.stringify(error));
    assert.equal(status, expected);
    return data;
}

export const WRITES = {
    "inserts, with and without the rows in the answer": async ({ as, request }) => {
        const customers = as("maria").from("customers");
        const row = { company_id: COMPANY, first_name: "Ira", last_name: "O'Neil \\ \"x\" $1 日本" };
        const made = done(await customers.insert(row).select("display_name, status, companies(name)").single(), 201);
        assert.deepEqual(made, {
            display_name: `Ira ${row.last_name}`, status: "lead", companies: { name: "Brightwater Plumbing & Heating" },
        });
        assert.equal(done(await customers.insert({ ...row, first_name: "Uma" }), 201), null);
        const body = { ...row, first_name: "Eli" };
        const raw = await request({ method: "POST", path: "/customers", body, headers: { prefer: "return=representation" } });
        assert.deepEqual([raw.status, raw.body.length], [201, 1]);
        assert.equal(raw.headers.get("preference-applied"), "return=representation");
    },

    "inserts many, whose keys differ": async ({ as }) => {
        const customers = as("maria").from("customers");
        const rows = [
            { company_id: COMPANY, first_name: "Bulk", accepts_text_messages: true },
            { company_id: COMPANY, first_name: "Bulk", notes: "second" },
        ];
        const refused = await customers.insert(rows);
        assert.deepEqual([refused.status, refused.error.code], [400, "23502"]);
        const made = done(await customers.insert(rows, { defaultToNull: false }).select("accepts_text_messages,notes,status"), 201);
        assert.deepEqual(made, [
            { accepts_text_messages: true, notes: null, status: "lead" },
            { accepts_text_messages: false, notes: "second", status: "lead" },
        ]);
        assert.deepEqual(done(await customers.insert([]).select(), 201), []);
    },

    "updates what the filters choose": async ({ as }) => {
        const customers = () => as("maria").from("customers");
        const changed = await customers().update({ notes: "called" }, { count: "exact" }).eq("first_name", "Bulk").select("notes");
        assert.deepEqual(done(changed, 200), [{ notes: "called" }, { notes: "called" }]);
        assert.equal(changed.count, 2);
        const quiet = customers().update({ notes: null }).or("first_name.eq.Ira,first_name.eq.Uma");
        assert.equal(done(await quiet, 204), null);
        const none = customers().update({ notes: "x" }).eq("id", TAP).select();
        assert.deepEqual(done(await none, 200), []);
        const embedded = customers().update({ phone: "1" }).eq("id", JOAN).select("first_name, jobs(reference)");
        const [joan] = done(await embedded.eq("jobs.reference", "J-1001"), 200);
        assert.deepEqual(joan, { first_name: "Joan", jobs: [{ reference: "J-1001" }] });
        const empty = customers().update({}).eq("id", JOAN).select();
        assert.deepEqual(done(await empty, 200), []);
    },

    "merges or ignores what is there already": async ({ as }) => {
        const properties = () => as("maria").from("properties");
        const home = { id: JOANS_HOME, company_id: COMPANY, customer_id: JOAN, street: "18 Alder Court", city: "Denver" };
        const ignored = properties().upsert({ ...home, name: "Other" }, { ignoreDuplicates: true }).select("name");
        assert.deepEqual(done(await ignored, 201), []);
        const merged = properties().upsert({ ...home, name: "Cottage" }, { onConflict: "id" }).select("name,access_notes");
        const [cottage] = done(await merged, 201);
        assert.equal(cottage.name, "Cottage");
        assert.match(cottage.access_notes, /Side gate/);
        done(await properties().upsert({ ...home, name: "Home" }), 201);
    },

    "deletes, and says what was there": async ({ as }) => {
        const properties = () => as("maria").from("properties");
        const spare = { company_id: COMPANY, customer_id: JOAN, street: "1 Spare Road", city: "Denver" };
        done(await properties().insert([spare, spare]), 201);
        const gone = properties().delete({ count: "exact" }).eq("street", "1 Spare Road").select("city, customers(first_name)");
        const answer = await gone;
        assert.deepEqual(done(answer, 200)[0], { city: "Denver", customers: { first_name: "Joan" } });
        assert.equal(answer.count, 2);
        assert.equal(done(await properties().delete().eq("street", "1 Spare Road"), 204), null);
    },

    "keeps nothing of a write that is answered with an error": async ({ as }) => {
        const customers = () => as("maria").from("customers");
        const both = await customers().update({ notes: "both" }).eq("first_name", "Bulk").select().single();
        assert.deepEqual([both.status, both.error.code], [406, "PGRST116"]);
        const most = await customers().update({ notes: "both" }).eq("first_name", "Bulk").maxAffected(1);
        assert.deepEqual([most.status, most.error.code], [400, "PGRST124"]);
        const { data } = await customers().select("notes").eq("first_name", "Bulk");
        assert.deepEqual(data, [{ notes: "called" }, { notes: "called" }]);
    },

    "takes a job from quote to payment by the functions": async ({ as }) => {
        const [maria, luis, ada] = ["maria", "luis", "ada"].map(as);
        const job = done(await maria.rpc("accept_quote", { quote_id: TAP }), 200);
        assert.match(job, /^[0-9a-f-]{36}$/);
        assert.equal(done(await maria.rpc("accept_quote", { quote_id: TAP }), 200), job);
        const { data: people } = await maria.from("profiles").select("id").eq("full_name", "Luis Ortega");
        done(await maria.from("jobs").update({ assigned_to: people[0].id }).eq("id", job), 204);
        done(await luis.from("jobs").update({ status: "in_progress" }).eq("id", job), 204);
        done(await luis.from("jobs").update({ status: "completed" }).eq("id", job), 204);
        const invoice = done(await ada.rpc("invoice_job", { job_id: job }), 200);
        assert.match(done(await ada.rpc("issue_invoice", { invoice_id: invoice }), 200), /^INV-\d+$/);
        const paid = await ada.rpc("record_payment", { invoice_id: invoice, amount: 100.5, method: "cheque" });
        assert.match(done(paid, 200), /^[0-9a-f-]{36}$/);
        const { data } = await ada.from("invoices").select("status,total,balance").eq("id", invoice).single();
        assert.deepEqual(data, { status: "awaiting_payment", total: 335.58, balance: 235.08 });
        const early = await ada.rpc("void_invoice", { invoice_id: invoice, reason: "test" });
        assert.deepEqual([early.status, early.error.code], [400, "23514"]);
    },

    "calls functions of every kind of result": async ({ as, sql, reload, request }) => {
        await sql(`
            create function public.numbers(upto int) returns setof int language sql as 'select generate_series(1, upto)';
            create function public.pair(out a int, out b text) language sql as $$ select 1, 'x' $$;
            create function public.listed(prefix text default 'J') returns setof public.customers language sql stable
                as $$ select * from public.customers where first_name like prefix || '%' $$;
            create function public.table_of(variadic words text[]) returns table (word text, size int) language sql
                as 'select w, length(w) from unnest(words) as w';
            create function public.whole(json) returns int language sql as 'select json_array_length($1)';
            create function public.nothing() returns void language sql as 'select';
            create function public.whoami() returns json language sql stable as $$
                select json_build_object('role', current_user, 'email', auth.email(), 'path', current_setting('request.path'),
                    'method', current_setting('request.method'), 'agent', current_setting('request.headers')::json ->> 'x-test') $$`);
        const maria = as("maria");
        await reload(async () => (await maria.rpc("nothing")).status === 204);
        assert.deepEqual(done(await maria.rpc("numbers", { upto: 3 }), 200), [1, 2, 3]);
        assert.deepEqual(done(await maria.rpc("numbers", { upto: 9 }, { get: true, count: "exact" }).range(2, 3), 206), [3, 4]);
        assert.deepEqual(done(await maria.rpc("pair"), 200), { a: 1, b: "x" });
        const listed = maria.rpc("listed").select("first_name, jobs(reference)").order("first_name").limit(1, { referencedTable: "jobs" });
        assert.deepEqual(done(await listed.eq("jobs.reference", "J-1001"), 200), [
            { first_name: "Joan", jobs: [{ reference: "J-1001" }] },
        ]);
        assert.equal(done(await maria.rpc("listed", { prefix: "Sa" }).single(), 200).first_name, "Sam");
        const table = maria.rpc("table_of", { words: ["a", "bcd"] }).gt("size", 1).select("word");
        assert.deepEqual(done(await table, 200), [{ word: "bcd" }]);
        assert.equal((await request({ method: "POST", path: "/rpc/whole", body: [1, 2] })).body, 2);
        const self = await request({ path: "/rpc/whoami", headers: { "x-test": "yes" } });
        assert.deepEqual(self.body, {
            role: "authenticated", email: "maria@brightwater.example", path: "/rpc/whoami", method: "GET", agent: "yes",
        });
    },
};
