// Values never leave the page: each of these requests and messages holds words that Wrench must not receive.

import assert from "node:assert/strict";
import { JSON_TYPE, lastEvent } from "./harness.mjs";

/** Address below `/rest/v1/`, and its shape. */
const ADDRESSES = [
    [
        "customers?email=eq.geheim@b.de&select=id,name&order=name.asc&limit=5",
        "customers?email=eq.‹text:11›&select=id,name&order=name.asc&limit=5",
    ],
    ["customers?id=in.(4711,4712)&age=gt.47.11", "customers?id=in.(‹int›)&age=gt.‹decimal›"],
    ["customers?name=not.ilike.*geheim*&deleted_at=is.null", "customers?name=not.ilike.‹text:8›&deleted_at=is.null"],
    [
        "customers?or=(name.eq.geheim,and(age.gte.4711,city.like.*geheim*))",
        "customers?or=(name.eq.‹text:6›,and(age.gte.‹int›,city.like.‹text:8›))",
    ],
    ["customers?or=(name.ilike.%25geheim, und mehr geheim%25)", "customers?or=‹text:38›"],
    [
        "customers?or=(id.in.(4711,4712),note.eq.%22geheim, (x)%22)",
        "customers?or=(id.in.(‹int›),note.eq.‹text:13›)",
    ],
    [
        "customers?jobs.or=(a.is.true,b.not.eq.4711)&jobs.limit=3",
        "customers?jobs.or=(a.is.true,b.not.eq.‹int›)&jobs.limit=3",
    ],
    ["customers?body=fts(english).geheim&tags=cs.{geheim}", "customers?body=fts(english).‹text:6›&tags=cs.‹text:8›"],
    [
        "customers?at=gte.2024-05-01&id=eq.6f9619ff-8b86-d011-b42d-00cf4fc964ff",
        "customers?at=gte.‹date›&id=eq.‹uuid›",
    ],
    ["customers?at=lt.2024-05-01T10:00:00Z&ok=eq.true", "customers?at=lt.‹timestamptz›&ok=eq.‹bool›"],
    ["rpc/find?name=geheim.name&geheim@x.de=1#geheim", "rpc/find?name=‹text:11›&‹text:11›=‹int›"],
    ["objects/4711/geheim%20brief.pdf", "objects/‹int›/‹text:18›"],
];

const BODIES = [
    [
        { email: "geheim@b.de", age: 4711, rate: 47.11, ok: true, note: null },
        { email: "‹text:11›", age: "‹int›", rate: "‹decimal›", ok: "‹bool›", note: "‹null›" },
    ],
    [[{ a: "geheim" }, { a: "geheim2" }], [{ a: "‹text:6›" }]],
    [
        { phone: "4711", day: "2024-05-01", at: "2024-05-01T10:00:00+02:00", "geheim@b.de": 1 },
        { phone: "‹text:4›", day: "‹date›", at: "‹timestamptz›", "‹text:11›": "‹int›" },
    ],
];

const DUPLICATE = 'duplicate key value violates unique constraint "customers_email_key"';
const AMBIGUOUS = {
    cardinality: "many-to-one",
    embedding: "jobs with customers",
    relationship: "jobs_customer_id_fkey using jobs(customer_id) and customers(id)",
};

/** What PostgREST answers: code, message and details, the latter two as the page gets them and as Wrench does. */
const ANSWERS = [
    ["23505", [DUPLICATE, "Key (email)=(geheim@b.de) already exists."], [DUPLICATE, "Key (email)=(‹text:11›) already exists."]],
    [
        "23503",
        ["violates", 'Key (a, b)=(4711, geheim) is not present in table "customers".'],
        ["violates", 'Key (a, b)=(‹int›, ‹text:6›) is not present in table "customers".'],
    ],
    ["23502", ["null value", "Failing row contains (4711, geheim (a), null)."], ["null value", "Failing row contains (…)."]],
    [
        "22P02",
        ['invalid input syntax for type integer: "geheim "x" y"', null],
        ['invalid input syntax for type integer: "‹text:12›"', null],
    ],
    [
        "22P02",
        ['invalid input value for enum job_status: "archived"', null],
        ['invalid input value for enum job_status: "archived"', null],
    ],
    ["PGRST100", ['"failed to parse filter (geheim.4711)" (line 1, column 1)', null], ['"failed to parse filter (…)', null]],
    ["PGRST201", ["ambiguous", [AMBIGUOUS]], ["ambiguous", [AMBIGUOUS]]],
];

const answerBody = (code, [message, details]) => ({ code, message, details, hint: "Try 'customers!billing' instead" });

/** GoTrue's form of an error. */
const OTHER = { code: 400, error_code: "invalid_credentials", msg: "no user geheim@b.de", user: { name: "geheim" } };
const OTHER_SHAPE = { code: "400", error_code: "invalid_credentials", msg: "no user ‹text:11›", user: { name: "‹text:6›" } };

const MESSAGES = [
    ["mail to geheim@b.de failed", "mail to ‹text:11› failed"],
    ["token eyJhbGciOiJIUzI1NiJ9.geheim.geheim is old", "token ‹text:34› is old"],
    ["GET https://x.de/a?token=geheim failed", "GET https://x.de/a‹text:13› failed"],
    ["order 4711471147 is gone", "order ‹int› is gone"],
    ["geheim".repeat(100_000), "‹text:600000›"],
];

const MISSING = "Could not find the 'due_at' column of 'jobs' in the schema cache";

const SECRETS = /geheim|4711|47\.11/;

/** What arrived, whole. */
const sent = (wrench) => wrench.requests.map(({ url, body }) => url + body).join("\n");

const jwt = (claims) => `e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.geheim`;

export const SHAPES = {
    "values in addresses": async ({ open, host, wrench }) => {
        const page = await open({ path: "/?mail=geheim@b.de#geheim" });
        for (const [address] of ADDRESSES) await page.evaluate((path) => fetch(`/rest/v1/${path}`), address);
        const events = await lastEvent(page, wrench);
        const start = `${host.address}/rest/v1/`;
        assert.deepEqual(events.map(({ request }) => request.url.replace(start, "")), ADDRESSES.map(([, shape]) => shape));
        assert.doesNotMatch(sent(wrench), SECRETS);
    },

    "values in request bodies, and what is no JSON": async ({ open, wrench }) => {
        const page = await open();
        const post = (body) => page.evaluate((body) => fetch("/none", { method: "POST", body }), body);
        for (const [body] of BODIES) await post(JSON.stringify(body));
        await post("geheim=4711");
        const events = await lastEvent(page, wrench);
        const bodies = events.map(({ request }) => JSON.parse(request.body));
        assert.deepEqual(bodies, [...BODIES.map(([, shape]) => shape), null]);
        assert.doesNotMatch(sent(wrench), SECRETS);
    },

    "values in error bodies": async ({ open, host, wrench }) => {
        const page = await open();
        const answers = [...ANSWERS.map(([code, values]) => answerBody(code, values)), OTHER];
        const shapes = [...ANSWERS.map(([code, , shapes]) => answerBody(code, shapes)), OTHER_SHAPE];
        const headers = { "content-type": "application/vnd.pgrst.object+json" };
        for (const [at, answer] of answers.entries()) {
            host.answers[`/a${at}`] = { status: 409, headers, body: JSON.stringify(answer) };
            await page.evaluate((path) => fetch(path), `/a${at}`);
        }
        const events = await lastEvent(page, wrench);
        assert.deepEqual(events.map(({ response }) => JSON.parse(response.body)), shapes);
        assert.doesNotMatch(sent(wrench), SECRETS);
    },

    "values in messages and stacks": async ({ open, wrench }) => {
        const page = await open();
        for (const [message] of MESSAGES) {
            await page.evaluate((message) => {
                console.error(message);
                window.__wrench.capture(Object.assign(new Error(`again: ${message}`)));
            }, message);
        }
        const events = await lastEvent(page, wrench);
        const again = (shape) => (shape.startsWith("‹") ? "‹text:600007›" : `again: ${shape}`);
        const shapes = MESSAGES.flatMap(([, shape]) => [shape, again(shape)]);
        assert.deepEqual(events.map(({ message }) => message), shapes);
        assert.doesNotMatch(sent(wrench), SECRETS);
    },

    "a request as supabase-js makes it: role, schema, preference, never the token": async ({ open, host, wrench }) => {
        host.answers["/rest/v1/jobs"] = {
            status: 400,
            headers: JSON_TYPE,
            body: JSON.stringify({ code: "PGRST204", details: null, hint: null, message: MISSING }),
        };
        const page = await open();
        await page.evaluate((token) => fetch(new URL('/rest/v1/jobs?columns=%22due_at%22%2C%22title%22&select=*', location), {
            method: "POST",
            headers: new Headers({
                apikey: "geheim", authorization: `Bearer ${token}`, "content-profile": "crm", "content-type": "application/json",
                prefer: "return=representation", "x-client-info": "supabase-js-web/2.57.4",
            }),
            body: JSON.stringify([{ due_at: "2024-05-01T10:00:00.000Z", title: "geheim" }]),
        }), jwt({ role: "authenticated", email: "geheim@b.de", sub: "4711" }));
        const [{ message, request }] = await wrench.received(1);
        assert.equal(message, `400 POST /rest/v1/jobs: ${MISSING}`);
        assert.deepEqual(request, {
            method: "POST",
            url: `${host.address}/rest/v1/jobs?columns="due_at","title"&select=*`,
            role: "authenticated",
            schema: "crm",
            prefer: "return=representation",
            body: '[{"due_at":"‹timestamptz›","title":"‹text:6›"}]',
        });
        assert.doesNotMatch(sent(wrench), SECRETS);
    },
};
