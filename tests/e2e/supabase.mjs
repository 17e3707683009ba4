// Talks to the sample app's data API with the real, unmodified Supabase client, and holds its errors against PostgREST's.
//
//   node tests/e2e/supabase.mjs        after scripts/setup test and `cargo build -p wrench-backend -p wrench-demo`

import assert from "node:assert/strict";
import { createClient } from "@supabase/supabase-js";
import { checkShapes, ERRORS, FIXTURES } from "./supabase_errors.mjs";
import { READS } from "./supabase_reads.mjs";
import { WRITES } from "./supabase_writes.mjs";
import { start } from "./trademate_server.mjs";
import { PATIENCE_MS } from "./waits.mjs";

/** The client wants one, though nothing here uses it; this Node may have none. */
class NoWebSocket {}

async function tokenOf(server, user) {
    const answer = await fetch(`${server.address}/demo/session?user=${user}`);
    assert.equal(answer.status, 200, await answer.clone().text());
    return answer.json();
}

/** What tests use: a client for each person, and plain requests. */
async function prepare(server) {
    const config = await (await fetch(`${server.address}/demo/config`)).json();
    const sessions = new Map();
    for (const { user } of config.people) sessions.set(user, await tokenOf(server, user));
    const bearer = (user) => sessions.get(user)?.token ?? config.anon_key;
    const as = (user) =>
        createClient(config.url, config.anon_key, {
            accessToken: async () => bearer(user),
            realtime: { transport: NoWebSocket },
        });
    const request = async ({ method = "GET", path, body, headers = {}, user = "maria", token }) => {
        const answer = await fetch(`${server.address}/rest/v1${path}`, {
            method,
            headers: {
                apikey: config.anon_key,
                authorization: `Bearer ${token ?? bearer(user)}`,
                ...(body === undefined ? {} : { "content-type": "application/json" }),
                ...headers,
            },
            body: body === undefined || typeof body === "string" ? body : JSON.stringify(body),
        });
        const text = await answer.text();
        return { status: answer.status, headers: answer.headers, body: text ? JSON.parse(text) : null };
    };
    const reload = async (isThere) => {
        await server.sql("notify pgrst, 'reload schema'");
        const end = Date.now() + PATIENCE_MS;
        while (!(await isThere())) assert.ok(Date.now() < end, `after NOTIFY still not: ${isThere}`);
    };
    return { ...server, config, sessions, as, request, reload };
}

const PAGE = {
    "tells the page who is there, and gives each a session": async ({ config, sessions, address }) => {
        assert.deepEqual(config.people.map((person) => person.user), ["maria", "dan", "luis", "ada", "joan.becker", "owen"]);
        const { token, expires_at, user } = sessions.get("luis");
        assert.equal(user.role, "technician");
        const claims = JSON.parse(Buffer.from(token.split(".")[1], "base64url"));
        assert.deepEqual([claims.sub, claims.role, claims.exp], [user.id, "authenticated", expires_at]);
        assert.equal((await fetch(`${address}/demo/session?user=eve`)).status, 404);
        const foreign = await fetch(`${address}/demo/session?user=maria`, { headers: { origin: "http://evil.example" } });
        assert.equal(foreign.status, 403);
        assert.equal(foreign.headers.get("access-control-allow-origin"), null);
    },

    "answers the browser's question for any origin, without credentials": async ({ address }) => {
        const headers = { origin: "http://app.example", "access-control-request-headers": "authorization,apikey" };
        const answer = await fetch(`${address}/rest/v1/customers`, { method: "OPTIONS", headers });
        assert.equal(answer.status, 204);
        assert.equal(answer.headers.get("access-control-allow-origin"), "*");
        assert.equal(answer.headers.get("access-control-allow-headers"), "authorization,apikey");
        assert.equal(answer.headers.get("access-control-allow-credentials"), null);
    },

    "is alive, and refuses bodies without end": async ({ address, request }) => {
        assert.equal(await (await fetch(`${address}/livez`)).text(), "ok\n");
        const body = JSON.stringify({ notes: "x".repeat(1024 * 1024) });
        const answer = await fetch(`${address}/rest/v1/customers`, { method: "POST", body });
        assert.equal(answer.status, 413);
        assert.equal((await request({ path: "/customers?limit=1" })).status, 200);
    },
};

const ERROR_CHECKS = {
    "answers each class of error with PostgREST's own body": async (context) => {
        await context.sql(FIXTURES);
        await context.reload(async () => (await context.request({ path: "/jobs?select=profiles(id)" })).status === 300);
        const failed = [];
        for (const { expect, ...request } of ERRORS(context)) {
            const answer = await context.request(request);
            const [status, code] = [answer.status, answer.body?.code];
            try {
                assert.deepEqual({ status, ...answer.body }, expect);
                assert.equal(answer.headers.get("proxy-status"), `PostgREST; error=${code}`);
                console.log(`ok      supabase:   ${status} ${code} ${request.method ?? "GET"} ${request.path}`);
            } catch (error) {
                failed.push(`${request.method ?? "GET"} ${request.path}\n${error.message}`);
            }
        }
        assert.deepEqual(failed, [], failed.join("\n\n"));
    },

    "uses the words of the recorded errors": async (context) => {
        const compared = await checkShapes(ERRORS(context).map(({ expect }) => expect));
        if (compared === null) console.log("skipped supabase:   no corpus of recorded errors here");
        else assert.ok(compared >= 15, `only ${compared} compared`);
    },

    "sees a new column after NOTIFY, and not before": async ({ as, sql, reload }) => {
        const maria = as("maria");
        const write = () => maria.from("labels").insert({ name: "spring", colour: "green" }).select().single();
        await sql("alter table public.labels add column colour text");
        const before = await write();
        assert.deepEqual([before.status, before.error.code], [400, "PGRST204"]);
        assert.equal(before.error.message, "Could not find the 'colour' column of 'labels' in the schema cache");
        let after;
        await reload(async () => (after = await write()).status === 201);
        assert.equal(after.data.colour, "green");
    },

    // The last: nothing answers afterwards.
    "says that the database is away": async ({ request, stopDatabase }) => {
        await stopDatabase();
        const end = Date.now() + PATIENCE_MS;
        let answer = await request({ path: "/customers" });
        while (answer.body.code !== "PGRST000" && Date.now() < end) answer = await request({ path: "/customers" });
        assert.deepEqual([answer.status, answer.body.hint], [503, null]);
        assert.equal(answer.body.message, "Database connection error. Retrying the connection.");
    },
};

async function main() {
    const server = await start();
    let failed = 0;
    const tests = { ...PAGE, ...READS, ...WRITES, ...ERROR_CHECKS };
    try {
        const context = await prepare(server);
        for (const [name, test] of Object.entries(tests)) {
            try {
                await test(context);
                console.log(`ok      supabase: ${name}`);
            } catch (error) {
                failed += 1;
                console.log(`FAILED  supabase: ${name}\n${error.stack}`);
            }
        }
    } finally {
        const how = await server.stop();
        if (how !== 0) {
            failed += 1;
            console.log(`FAILED  supabase: ends with its standard input\nended with ${how}`);
        }
    }
    console.log(`\n${Object.keys(tests).length - failed} passed, ${failed} failed`);
    process.exitCode = failed ? 1 : 0;
}

await main();
