// A day in the sample app: the office plans, a technician goes there, fills in the form, and the clock runs.

import assert from "node:assert/strict";
import { enterAs, fill, follow, goTo, inDialog, looksRight, noNotice, press, visit } from "./trademate_page.mjs";
import { settles } from "./waits.mjs";

/** The apprentice's visit of the same job, an evening later. */
const OF_ANOTHER = "a7300000-0000-4000-8000-000000000001";
const LUIS = "a2000000-0000-4000-8000-000000000003";
const DRAIN = "Grease trap and floor drain";
const LOOKS = {
    light: { colorScheme: "light" },
    dark: { colorScheme: "dark" },
    narrow: { viewport: { width: 320, height: 640 } },
};

async function answer(page, question, value) {
    const isSaved = page.waitForFunction(() => document.querySelector(".toasts").textContent.includes("Answer saved"));
    const field = page.getByLabel(question, { exact: false });
    if ((await field.evaluate((element) => element.tagName)) === "SELECT") {
        await field.selectOption(value);
    } else {
        await field.fill(value);
        await field.blur();
    }
    await isSaved;
    // The next answer is to be told from this one.
    await page.evaluate(() => document.querySelector(".toasts").replaceChildren());
}

/** What is read over the API as the person of the page. */
function readAs(page, login, path) {
    return page.evaluate(
        async ([login, path]) => {
            const session = await (await fetch(`/demo/session?user=${login}`)).json();
            const answer = await fetch(`/rest/v1${path}`, { headers: { Authorization: `Bearer ${session.token}` } });
            return answer.json();
        },
        [login, path],
    );
}

export const DAY = {
    "shows a technician's day and the week in every look": async ({ open }) => {
        for (const [look, options] of Object.entries(LOOKS)) {
            const page = await open(options);
            await enterAs(page, "luis");
            await visit(page, { hash: "#/mine", title: "My visits" });
            await looksRight(page, `mine-${look}`);
            await follow(page, page.getByRole("link", { name: DRAIN }));
            await looksRight(page, `my-visit-${look}`);
            await visit(page, { hash: "#/schedule", title: "Schedule" });
            await looksRight(page, `my-week-${look}`);
        }
    },

    "shows a technician the own visits and nobody else's": async ({ open, sql }) => {
        const page = await open();
        await enterAs(page, "luis");
        const own = await sql(`select visit_id from public.visit_assignments where profile_id = '${LUIS}' order by 1`);
        const seen = await readAs(page, "luis", "/visits?select=id&order=id");
        assert.deepEqual(seen.map((one) => one.id).sort(), own.sort());
        assert.ok(own.length > 0 && !own.includes(OF_ANOTHER));
        await visit(page, { hash: `#/visits/${OF_ANOTHER}`, title: "Visit" });
        await page.getByText("There is no such visit, or it is not yours to see.").waitFor();
        await visit(page, { hash: "#/schedule", title: "Schedule" });
        assert.deepEqual(await page.locator(".week tbody th").allTextContents(), ["Luis Ortega"]);
        await enterAs(page, "maria");
        await visit(page, { hash: `#/visits/${OF_ANOTHER}`, title: DRAIN });
        await page.getByText("Look whether the new drain is tight.").waitFor();
    },

    "goes through a visit with clock and form, and is not done before the form is": async ({ open, sql, takeErrors }) => {
        const page = await open();
        await enterAs(page, "luis");
        await visit(page, { hash: "#/mine", title: "My visits" });
        const today = page.locator(".job", { hasText: DRAIN });
        await today.getByRole("button", { name: "On my way" }).click();
        await page.getByText(/^Travel for /).waitFor();
        await follow(page, page.getByRole("link", { name: DRAIN }));
        await press(page, "Start", "Visit started");
        await page.getByText("0 of 2 required questions answered").waitFor();
        await page.getByRole("button", { name: "Finish" }).click();
        const refusal = "400: the visit is not done: 2 required questions are not answered";
        await page.getByRole("alert").getByText(refusal).waitFor();
        assert.notDeepEqual(await takeErrors(), [], "a refused step is told to the console");
        await answer(page, "Floor and counters covered", "true");
        await answer(page, "Runs freely", "pass");
        await answer(page, "Pumped, gallons", "47.5");
        await page.getByText("2 of 2 required questions answered").waitFor();
        await press(page, "Finish", "Visit finished");
        await page.locator(".lead").getByText("Done").waitFor();
        await noNotice(page);
        const held = await sql(`
            select visit.status, job.status,
                   (select string_agg(kind::text, ' ' order by started_at) from public.time_entries where visit_id = visit.id and ended_at is not null),
                   (select count(*) from public.time_entries where profile_id = '${LUIS}' and ended_at is null),
                   (select number_answer from public.checklist_items join public.checklists as form on form.id = checklist_id
                     where form.visit_id = visit.id and label like 'Pumped%')
              from public.visits as visit join public.jobs as job on job.id = visit.job_id
             where job.quote_id = 'a5000000-0000-4000-8000-000000000002' and visit.id <> '${OF_ANOTHER}'`);
        // The apprentice still has to come: the job is begun and not done.
        assert.deepEqual(held, ["done|in_progress|travel work|0|47.5"]);
        await inDialog(page, "Add time", { Kind: "Break", Note: "Forgot to clock it" }, "Add time");
        await page.getByRole("cell", { name: "Forgot to clock it" }).waitFor();
        await page.getByRole("cell", { name: "1 h 00 min" }).waitFor();
    },

    "plans a visit from the week, and finds it on the technician's lane": async ({ open, sql }) => {
        const page = await open();
        await enterAs(page, "dan");
        await visit(page, { hash: "#/jobs/new", title: "New job" });
        const title = `Change the filter ${Date.now()}`;
        await fill(page.locator("main"), { "Customer and property": "Joan Becker", "What is to be done": title });
        await page.getByRole("button", { name: "Make the job" }).click();
        await page.getByRole("heading", { level: 1, name: title }).waitFor();
        await visit(page, { hash: "#/schedule?week=2031-03-05", title: "Schedule" });
        const plan = { Technician: "Nia Park", Helper: "Luis Ortega", Begins: "2031-03-06T08:00", Ends: "2031-03-06T09:30" };
        await inDialog(page, `Plan ${title}`, plan, "Save plan");
        for (const name of ["Nia Park", "Luis Ortega"]) {
            const lane = page.locator(".week tbody tr", { has: page.getByRole("rowheader", { name }) });
            await lane.locator('td[data-label="6 Thu"]').getByRole("link", { name: title }).waitFor();
        }
        await looksRight(page, "week-planned");
        const held = await sql(`
            select job.status, technician.full_name, job.scheduled_start at time zone 'America/Denver'
              from public.jobs as job join public.profiles as technician on technician.id = job.assigned_to where job.title = '${title}'`);
        assert.deepEqual(held, ["scheduled|Nia Park|2031-03-06 08:00:00"]);
        await follow(page, page.getByRole("link", { name: "Next week" }));
        assert.equal(await page.getByRole("link", { name: title }).count(), 0);
    },

    "keeps the people of a customer": async ({ open }) => {
        const page = await open();
        await visit(page, { hash: "#/customers", row: "Cobblestone Café", title: "Cobblestone Café" });
        await page.getByText("Bookkeeper").waitFor();
        const contact = { Name: "Nora Night", "What they are there": "Night porter", Telephone: "+1 303 555 0199" };
        await inDialog(page, "Add contact", contact, "Add contact");
        await page.getByRole("link", { name: "+1 303 555 0199" }).waitFor();
        await inDialog(page, "Change Nora Night", { "What they are there": "Day porter" }, "Save contact");
        await page.getByText("Day porter").waitFor();
        await press(page, "Remove Nora Night", "Contact removed");
        await settles(() => page.getByText("Nora Night").count(), 0, "she is gone");
        await goTo(page, "#/", () => page.evaluate(() => (location.hash = "#/")));
    },
};
