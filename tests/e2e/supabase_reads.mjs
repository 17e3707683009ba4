// Reads: filters with every operator, orders, ranges, counts, embeds, and who sees what.

import assert from "node:assert/strict";

const JOAN = "a3000000-0000-4000-8000-000000000001";
const CAFE = "a3000000-0000-4000-8000-000000000002";
const SAM = "a3000000-0000-4000-8000-000000000003";

/** The rows of an answer that must be one. */
function rows({ data, error, status }) {
    assert.equal(error, null, JSON.stringify(error));
    assert.ok(status === 200 || status === 206, `status ${status}`);
    return data;
}

/** What each filter leaves of Brightwater's customers, by first letter: Becker, Cobblestone, Doyle. */
const FILTERS = {
    eq: [(q) => q.eq("first_name", "Joan"), "J"],
    neq: [(q) => q.neq("first_name", "Joan"), "CS"],
    gt: [(q) => q.gt("display_name", "D"), "JS"],
    gte: [(q) => q.gte("id", CAFE), "CS"],
    lt: [(q) => q.lt("id", CAFE), "J"],
    lte: [(q) => q.lte("id", CAFE), "JC"],
    like: [(q) => q.like("first_name", "J%"), "J"],
    likeAnyOf: [(q) => q.likeAnyOf("first_name", ["J%", "%am"]), "JS"],
    likeAllOf: [(q) => q.likeAllOf("first_name", ["%a%", "S%"]), "S"],
    ilike: [(q) => q.ilike("display_name", "*CAFÉ*"), "C"],
    "is null": [(q) => q.is("business_name", null), "JS"],
    "is false": [(q) => q.is("accepts_text_messages", false), "JCS"],
    in: [(q) => q.in("id", [JOAN, SAM]), "JS"],
    "in with commas and quotes": [(q) => q.in("first_name", ['a,"b"', "Sam", "(x)"]), "S"],
    "in of nothing": [(q) => q.in("id", []), ""],
    not: [(q) => q.not("status", "eq", "lead"), "JC"],
    "not in": [(q) => q.not("id", "in", `(${JOAN},${SAM})`), "C"],
    "not is null": [(q) => q.not("email", "is", null), "JC"],
    or: [(q) => q.or("first_name.eq.Sam,and(status.eq.active,business_name.not.is.null)"), "CS"],
    "or, negated": [(q) => q.or("not.and(status.eq.lead,email.is.null)"), "JC"],
    "or with a quoted value": [(q) => q.or('phone.eq."+1 303 555 0101",first_name.eq."a,b)"'), "J"],
    match: [(q) => q.match({ first_name: "Joan", last_name: "Becker" }), "J"],
    filter: [(q) => q.filter("first_name", "in", '("Joan","Terry")'), "JC"],
    regex: [(q) => q.filter("first_name", "match", "^[JT]"), "JC"],
    "regex without case": [(q) => q.filter("first_name", "imatch", "^s"), "S"],
    isdistinct: [(q) => q.filter("business_name", "isdistinct", "Cobblestone Café"), "JS"],
    textSearch: [(q) => q.textSearch("display_name", "becker | doyle", { config: "english" }), "JS"],
    "textSearch of words": [(q) => q.textSearch("display_name", "joan becker", { type: "plain" }), "J"],
    "a value that looks like SQL": [(q) => q.eq("first_name", "' or true --"), ""],
    "several at once": [(q) => q.eq("status", "active").is("business_name", null), "J"],
};

export const READS = {
    "filters with every operator": async ({ as }) => {
        for (const [name, [filter, expected]] of Object.entries(FILTERS)) {
            const found = rows(await filter(as("maria").from("customers").select("first_name,business_name")));
            const letters = found.map((row) => (row.business_name ?? row.first_name)[0]).sort();
            assert.deepEqual(letters.join(""), [...expected].sort().join(""), name);
        }
    },

    "filters arrays, ranges and JSON": async ({ as, sql, reload }) => {
        await sql(`
            create table public.samples (id int primary key, words text[], span int4range, data jsonb, body tsvector);
            grant all on public.samples to authenticated;
            insert into public.samples values
                (1, '{red,green}', '[1,5)', '{"name": "one", "deep": [{"n": 7}]}', to_tsvector('english', 'apple trees')),
                (2, '{blue}', '[5,9)', '{"name": "two", "count": 2}', to_tsvector('english', 'pears'))`);
        const samples = () => as("maria").from("samples").select("id");
        await reload(async () => (await samples()).status === 200);
        const cases = [
            [(q) => q.contains("words", ["red"]), [1]],
            [(q) => q.containedBy("words", ["blue", "grey"]), [2]],
            [(q) => q.overlaps("words", ["green", "blue"]), [1, 2]],
            [(q) => q.contains("data", { name: "two" }), [2]],
            [(q) => q.eq("data->>name", "one"), [1]],
            [(q) => q.eq("data->deep->0->>n", "7"), [1]],
            [(q) => q.gte("data->count", "2"), [2]],
            [(q) => q.rangeGt("span", "[1,5)"), [2]],
            [(q) => q.rangeLt("span", "[5,9)"), [1]],
            [(q) => q.rangeGte("span", "[5,9)"), [2]],
            [(q) => q.rangeLte("span", "[1,5)"), [1]],
            [(q) => q.rangeAdjacent("span", "[9,12)"), [2]],
            [(q) => q.textSearch("body", "apple & tree"), [1]],
            [(q) => q.or("words.cs.{red},words.cs.{blue}"), [1, 2]],
        ];
        for (const [filter, expected] of cases) {
            assert.deepEqual(rows(await filter(samples())).map((row) => row.id), expected, String(filter));
        }
        const shown = as("maria").from("samples").select("who:data->>name,data->deep->0->n,text:id::text,span").eq("id", 1);
        assert.deepEqual(rows(await shown), [{ who: "one", n: 7, text: "1", span: "[1,5)" }]);
    },

    "orders, limits, and counts": async ({ as }) => {
        const customers = (options) => as("maria").from("customers").select("first_name", options);
        const names = async (query) => rows(await query).map((row) => row.first_name);
        assert.deepEqual(await names(customers().order("first_name", { ascending: false })), ["Terry", "Sam", "Joan"]);
        const byMail = customers().order("email", { nullsFirst: true }).order("first_name");
        assert.deepEqual(await names(byMail), ["Sam", "Joan", "Terry"]);
        assert.deepEqual(await names(customers().order("first_name").limit(1)), ["Joan"]);

        const page = await customers({ count: "exact" }).order("first_name").range(1, 1);
        assert.deepEqual([page.status, page.count, rows(page).length], [206, 3, 1]);
        const head = await customers({ count: "exact", head: true });
        assert.deepEqual([head.status, head.count, head.data], [200, 3, null]);
        for (const count of ["planned", "estimated"]) assert.equal((await customers({ count })).count, 3);
        const inner = as("maria").from("customers").select("id,quotes!inner(id)", { count: "exact" });
        assert.equal((await inner.eq("quotes.status", "sent").limit(1)).count, 1);
        const beyond = await customers({ count: "exact" }).range(7, 9);
        assert.deepEqual([beyond.status, beyond.error.code], [416, "PGRST103"]);
    },

    "honours the Range header": async ({ request }) => {
        const path = "/customers?select=first_name&order=first_name";
        const answer = await request({ path, headers: { range: "1-5", prefer: "count=exact" } });
        assert.deepEqual([answer.status, answer.headers.get("content-range")], [206, "1-2/3"]);
        assert.deepEqual(answer.body, [{ first_name: "Sam" }, { first_name: "Terry" }]);
    },

    "embeds one level and two, to one and to many": async ({ as }) => {
        const query = as("maria")
            .from("customers")
            .select("first_name, jobs(reference, place:properties(street)), properties(name)")
            .eq("jobs.status", "scheduled")
            .order("first_name")
            .order("reference", { referencedTable: "jobs" });
        assert.deepEqual(rows(await query), [
            {
                first_name: "Joan",
                jobs: [{ reference: "J-1003", place: { street: "18 Alder Court" } }],
                properties: [{ name: "Home" }],
            },
            { first_name: "Sam", jobs: [], properties: [{ name: null }] },
            {
                first_name: "Terry",
                jobs: [{ reference: "J-1002", place: { street: "402 Market Street" } }],
                properties: [{ name: "Kitchen" }],
            },
        ]);
        const deep = as("maria")
            .from("invoices")
            .select("reference, jobs(reference, quotes(reference, quote_line_items(name)))")
            .order("position", { referencedTable: "jobs.quotes.quote_line_items", ascending: false })
            .limit(1, { referencedTable: "jobs.quotes.quote_line_items" })
            .single();
        assert.deepEqual(rows(await deep), {
            reference: "INV-1001",
            jobs: { reference: "J-1001", quotes: { reference: "Q-1001", quote_line_items: [{ name: "Returning customer" }] } },
        });
    },

    "leaves out rows without related ones, or with": async ({ as }) => {
        const maria = as("maria");
        const inner = maria.from("customers").select("first_name, quotes!inner(reference)").eq("quotes.status", "converted");
        assert.deepEqual(rows(await inner.order("first_name")).map((row) => row.first_name), ["Joan", "Terry"]);
        const silent = maria.from("customers").select("first_name, invoices!inner()");
        assert.deepEqual(rows(await silent), [{ first_name: "Joan" }]);
        const without = maria.from("customers").select("first_name, jobs(id)").is("jobs", null);
        assert.deepEqual(rows(await without), [{ first_name: "Sam", jobs: [] }]);
        const spread = maria.from("payments").select("amount, ...invoices(reference, ...customers(first_name))");
        assert.deepEqual(rows(await spread), [{ amount: 800, reference: "INV-1001", first_name: "Joan" }]);
        const hinted = maria.from("jobs").select("technician:profiles!jobs_assigned_to_fkey(full_name)").eq("reference", "J-1001");
        assert.deepEqual(rows(await hinted), [{ technician: { full_name: "Luis Ortega" } }]);
        const ordered = maria.from("jobs").select("reference,customers(first_name)").order("customers(first_name)");
        assert.deepEqual(rows(await ordered.order("reference", { ascending: false }).limit(2)).map((row) => row.reference), [
            "J-1003", "J-1001",
        ]);
        const view = maria.from("invoice_balances").select("reference, balance, customers(first_name)");
        assert.deepEqual(rows(await view), [{ reference: "INV-1001", balance: 931.6, customers: { first_name: "Joan" } }]);
    },

    "answers with one object, one or none, or refuses": async ({ as }) => {
        const customers = () => as("maria").from("customers").select("first_name");
        assert.deepEqual(rows(await customers().eq("id", JOAN).single()), { first_name: "Joan" });
        assert.deepEqual(rows(await customers().eq("id", JOAN).maybeSingle()), { first_name: "Joan" });
        assert.equal(rows(await customers().eq("first_name", "Nobody").maybeSingle()), null);
        const many = await customers().single();
        assert.deepEqual([many.status, many.error.code, many.error.details], [406, "PGRST116", "The result contains 3 rows"]);
        const stripped = as("maria").from("customers").select("first_name,business_name").eq("id", JOAN).stripNulls().single();
        assert.deepEqual(rows(await stripped), { first_name: "Joan" });
    },

    "shows each person what the policies allow": async ({ as, request }) => {
        const names = async (user) => {
            const query = as(user).from("customers").select("first_name").order("first_name");
            return rows(await query).map((row) => row.first_name);
        };
        assert.deepEqual(await names("maria"), ["Joan", "Sam", "Terry"]);
        assert.deepEqual(await names("luis"), ["Joan", "Terry"]);
        assert.deepEqual(await names("owen"), ["Priya"]);
        assert.deepEqual(rows(await as("luis").from("quotes").select()), []);
        const nobody = await as("nobody").from("customers").select();
        assert.deepEqual([nobody.status, nobody.error.code], [401, "42501"]);
        const key = await request({ path: "/customers", headers: { authorization: "" } });
        assert.equal(key.status, 401);
    },
};
