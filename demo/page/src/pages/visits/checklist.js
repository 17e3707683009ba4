// The forms of a visit. An answer is saved when it is given; the database says whether it may be, and whether all are there.

import { ask } from "../../app/ask.js";
import { plural, words } from "../../format/text.js";
import { formDialog } from "../../ui/dialog.js";
import { h } from "../../ui/dom.js";
import { card } from "../../ui/layout.js";
import { fail, say } from "../../ui/messages.js";

/** By kind of question: the column its answer is in, and what may be chosen. Photos and signatures need a camera and a pen. */
const KINDS = {
    text: { column: "text_answer" },
    number: { column: "number_answer", type: "number", read: Number },
    date: { column: "date_answer", type: "date" },
    boolean: {
        column: "boolean_answer",
        options: () => [
            ["true", "Yes"],
            ["false", "No"],
        ],
        read: (text) => text === "true",
    },
    pass_fail: {
        column: "result",
        options: () => ["pass", "flag", "fail", "not_applicable"].map((value) => [value, words(value)]),
    },
    choice: { column: "text_answer", options: (item) => item.choices.map((value) => [value, words(value)]) },
};

function control(item, kind, attributes) {
    const value = item[kind.column];
    if (!kind.options) return h("input", { ...attributes, type: kind.type ?? "text", step: "any", value: value ?? "" });
    const option = ([key, title]) => h("option", { value: key, selected: key === String(value ?? "") }, title);
    return h("select", attributes, [["", "Not answered"], ...kind.options(item)].map(option));
}

function question(app, item, isClosed, onSaved) {
    const kind = KINDS[item.kind];
    const id = `answer-${item.id}`;
    const must = item.is_required && h("span", { class: "field__must" }, " (required)");
    if (!kind) return h("li", { class: "question" }, h("p", {}, item.label, must), h("p", { class: "muted" }, "With the app."));
    async function save(event) {
        const input = event.target;
        const text = input.value.trim();
        const answer = text === "" ? null : (kind.read ?? String)(text);
        try {
            const change = { [kind.column]: answer };
            const query = app.db.from("checklist_items").update(change).eq("id", item.id).select("answered_at").single();
            const { data } = await ask(query);
            onSaved(item, data.answered_at);
            say("Answer saved");
        } catch (error) {
            fail(`Could not save the answer to “${item.label}”`, error);
        }
    }
    return h(
        "li",
        { class: "question" },
        h("label", { for: id }, item.label, must),
        control(item, kind, { id, disabled: isClosed, onchange: save }),
    );
}

/** "1 of 2 required questions answered". */
function progress(items) {
    const required = items.filter((item) => item.is_required);
    if (!required.length) return "Nothing is required.";
    const answered = required.filter((item) => item.answered_at).length;
    return `${answered} of ${plural(required.length, "required question")} answered`;
}

function checklist(app, form, isClosed) {
    const standing = h("p", { class: "muted", "aria-live": "polite" }, progress(form.items));
    // The rest of the page stays as it is: whoever fills in a form wants the next question, not the first.
    function saved(item, answered_at) {
        item.answered_at = answered_at;
        standing.textContent = progress(form.items);
    }
    const sections = [...new Set(form.items.map((item) => item.section))];
    const section = (name) =>
        h(
            "div",
            { class: "questions" },
            name && h("h3", {}, name),
            h(
                "ul",
                {},
                form.items.filter((item) => item.section === name).map((item) => question(app, item, isClosed, saved)),
            ),
        );
    return card({ title: form.name, side: standing }, sections.map(section));
}

async function addChecklist(app, visit, reload) {
    let templates;
    try {
        const known = app.db.from("checklist_templates").select("id, name").eq("company_id", app.company.id);
        templates = (await ask(known.eq("is_archived", false).order("name"))).data;
    } catch (error) {
        fail("Could not load the forms", error);
        return;
    }
    formDialog({
        title: "Add a checklist",
        what: "Could not add the checklist",
        submit: "Add checklist",
        fields: [
            {
                name: "template_id",
                label: "Form",
                type: "select",
                required: true,
                wide: true,
                options: templates.map((template) => [template.id, template.name]),
            },
        ],
        onSubmit: async (values) => {
            await ask(app.db.rpc("add_checklist", { visit_id: visit.id, ...values }));
            say("Checklist added");
            reload();
        },
    });
}

/** All forms of a visit, and the button for another one while it goes on. */
export function checklists(app, visit, reload) {
    const isClosed = ["done", "cancelled", "no_show"].includes(visit.status) || !app.can("work on jobs");
    const add = h(
        "button",
        { type: "button", class: "button", onclick: () => addChecklist(app, visit, reload) },
        "Add checklist",
    );
    return [visit.checklists.map((form) => checklist(app, form, isClosed)), !isClosed && h("div", {}, add)];
}
