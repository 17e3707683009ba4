// Who sees what in the sample app: two companies on one database, a customer in the portal, and somebody who is nobody.

import assert from "node:assert/strict";
import { ADDRESS, enterAs, fill, follow, inDialog, looksRight, noNotice, visit } from "./trademate_page.mjs";
import { settles } from "./waits.mjs";

const BRIGHTWATER = "a1000000-0000-4000-8000-000000000001";
const NORTHLINE = "b1000000-0000-4000-8000-000000000001";
const JOAN = "a3000000-0000-4000-8000-000000000001";

/** What a company puts on the network for the others to find: itself, how it was reviewed, and the work it gives away. */
const MARKETPLACE = [
    "network_directory", "network_profile_skills", "network_profiles", "network_reviews", "network_service_areas", "open_work",
    "work_request_skills", "work_requests",
];

async function reader(login) {
    const session = login && (await (await fetch(`${ADDRESS}/demo/session?user=${login}`)).json());
    const headers = login ? { Authorization: `Bearer ${session.token}` } : {};
    return async (path) => {
        const answer = await fetch(`${ADDRESS}/rest/v1${path}`, { headers });
        return { status: answer.status, body: await answer.json() };
    };
}

/** Every table and view of the API that says whose its rows are. */
function tenantRelations(sql) {
    return sql(`
        select relation.relname
          from pg_catalog.pg_class as relation
          join pg_catalog.pg_attribute as mine on mine.attrelid = relation.oid and mine.attname = 'company_id'
         where relation.relnamespace = 'public'::regnamespace and relation.relkind in ('r', 'p', 'v') and not relation.relispartition
           and pg_catalog.has_table_privilege('authenticated', relation.oid, 'select')
         order by 1`);
}

/** One row of each kind of the other company, by its page. */
async function addressesOf(sql, company) {
    const kinds = { customers: "customers", jobs: "jobs", visits: "visits", quotes: "quotes", invoices: "invoices" };
    const pairs = Object.entries(kinds).map(async ([page, table]) => {
        const [id] = await sql(`select id from public.${table} where company_id = '${company}' order by id limit 1`);
        return `#/${page}/${id}`;
    });
    return Promise.all(pairs);
}

export const APART = {
    "shows nothing of the other company, by page or by API": async ({ open, sql }) => {
        const page = await open();
        await enterAs(page, "owen");
        for (const hash of await addressesOf(sql, BRIGHTWATER)) {
            await visit(page, { hash, title: /^(Customer|Job|Visit|Quote|Invoice)$/ });
            await page.getByText(/^There is no such /).waitFor();
        }
        const relations = await tenantRelations(sql);
        assert.ok(relations.length > 150, `only ${relations.length} relations`);
        for (const [login, other] of [["owen", BRIGHTWATER], ["maria", NORTHLINE]]) {
            const read = await reader(login);
            const seen = [];
            for (const relation of relations) {
                const { status, body } = await read(`/${relation}?select=company_id&company_id=eq.${other}&limit=1`);
                assert.equal(status, 200, relation);
                if (body.length) seen.push(relation);
            }
            assert.deepEqual(seen.filter((relation) => !MARKETPLACE.includes(relation)), [], `what ${login} sees`);
        }
        // And that it is not simply nothing at all:
        assert.equal((await (await reader("owen"))("/company_figures?select=company_id")).body[0].company_id, NORTHLINE);
    },

    "tells nobody anything without a token": async ({ sql }) => {
        const read = await reader(null);
        for (const relation of await tenantRelations(sql)) {
            const { status, body } = await read(`/${relation}?limit=1`);
            assert.deepEqual([status, body.code], [401, "42501"], relation);
        }
    },

    "lets a customer see and answer what was sent, and nothing else": async ({ open, sql }) => {
        const page = await open();
        await visit(page, { hash: "#/quotes/new", title: "New quote" });
        const title = `Second sink ${Date.now()}`;
        await fill(page.locator("main"), { "Customer and property": "Joan Becker", "What is offered": title });
        await page.getByRole("button", { name: "Make the draft" }).click();
        await page.getByRole("heading", { level: 1, name: title }).waitFor();
        await inDialog(page, "Add line", { What: "Sink", "Price each": "199.99" }, "Add line");
        await enterAs(page, "joan.becker");
        await page.getByRole("heading", { name: "Quotes", exact: true }).waitFor();
        assert.equal(await page.getByRole("link", { name: title }).count(), 0, "a draft is the office's");

        await enterAs(page, "maria");
        await visit(page, { hash: "#/quotes", row: title, title });
        await page.getByRole("button", { name: "Send" }).click();
        await page.getByRole("button", { name: "Note the answer" }).waitFor();
        await enterAs(page, "joan.becker");
        const [owed] = await sql(`select sum(balance) from public.invoices where customer_id = '${JOAN}' and status = 'awaiting_payment'`);
        const shown = page.locator(".figure", { hasText: "You owe" }).locator(".figure__value");
        assert.equal(await shown.innerText(), new Intl.NumberFormat("en-US", { style: "currency", currency: "USD" }).format(owed));
        for (const look of ["light", "dark"]) {
            await page.emulateMedia({ colorScheme: look });
            await looksRight(page, `portal-${look}`);
        }
        await follow(page, page.getByRole("link", { name: title }));
        await looksRight(page, "portal-quote");
        await inDialog(page, "Answer", { Comment: "Please before Easter." }, "Sign");
        await page.locator(".lead").getByText("Approved").waitFor();
        const held = await sql(`
            select answer.signer, answer.total, answer.comment, login.email
              from public.quote_answers as answer
              join public.quotes as quote on quote.id = answer.quote_id
              join auth.users as login on login.id = answer.user_id
             where quote.title = '${title}'`);
        assert.deepEqual(held, ["Joan Becker|216.49|Please before Easter.|joan.becker@mail.example"]);
    },

    "takes a customer's request to the office": async ({ open, sql }) => {
        const page = await open({ viewport: { width: 320, height: 640 } });
        await enterAs(page, "joan.becker");
        await looksRight(page, "portal-narrow");
        const title = `The tap drips ${Date.now()}`;
        await inDialog(page, "Ask for work", { "What is it about": title, "When it suits": "Mornings" }, "Send");
        await noNotice(page);
        await settles(() => sql(`select customer_id, status from public.requests where title = '${title}'`), [`${JOAN}|new`]);
        const read = await reader("joan.becker");
        for (const relation of ["jobs", "visits", "profiles", "payments", "companies", "customers", "job_costs"]) {
            assert.deepEqual((await read(`/${relation}?limit=1`)).body, [], `${relation} is the office's`);
        }
    },
};
