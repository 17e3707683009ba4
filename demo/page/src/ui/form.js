// Forms from a list of fields. Values come out as the API wants them: what is left empty is null.

import { h } from "./dom.js";
import { failure } from "./notice.js";

let forms = 0;

function control(field, id, value) {
    const common = { id, name: field.name, required: field.required, "aria-describedby": field.hint && `${id}-hint` };
    if (field.type === "textarea") return h("textarea", { ...common, rows: 3 }, value ?? "");
    if (field.type === "select") {
        const option = ([key, title]) => h("option", { value: key, selected: key === (value ?? "") }, title);
        return h("select", common, field.options.map(option));
    }
    if (field.type === "checkbox") return h("input", { ...common, type: "checkbox", checked: Boolean(value) });
    return h("input", { ...common, type: field.type ?? "text", value: value ?? "", ...field.attributes });
}

function labelled(field, id, value) {
    const label = h(
        "label",
        { for: id },
        field.label,
        field.required && h("span", { class: "field__must", "aria-hidden": "true" }, " *"),
    );
    const hint = field.hint && h("p", { class: "field__hint", id: `${id}-hint` }, field.hint);
    const wide = field.wide || field.type === "textarea" ? " field--wide" : "";
    return h("div", { class: `field field--${field.type ?? "text"}${wide}` }, label, control(field, id, value), hint);
}

function read(form, fields) {
    const entries = fields.map((field) => {
        const input = form.elements[field.name];
        if (field.type === "checkbox") return [field.name, input.checked];
        const text = input.value.trim();
        if (text === "") return [field.name, null];
        return [field.name, field.type === "number" ? Number(text) : text];
    });
    return Object.fromEntries(entries);
}

/** `onSubmit(values)` saves; what it throws is shown in the form, under `what`, and the values stay. */
export function form({ fields, values = {}, submit, what, onSubmit, onCancel }) {
    const prefix = `form${++forms}`;
    const notices = h("div", { class: "form__notices" });
    const button = h("button", { class: "button button--main", type: "submit" }, submit);
    const cancel = onCancel && h("button", { class: "button", type: "button", onclick: onCancel }, "Cancel");
    const drawn = fields.map((field) => labelled(field, `${prefix}-${field.name}`, values[field.name]));

    async function save(event) {
        event.preventDefault();
        button.disabled = true;
        notices.replaceChildren();
        try {
            await onSubmit(read(event.target, fields));
        } catch (error) {
            console.error(`${what}:`, error);
            notices.replaceChildren(failure(what, error));
        } finally {
            button.disabled = false;
        }
    }
    const actions = h("div", { class: "form__actions" }, button, cancel);
    return h("form", { class: "form", onsubmit: save }, notices, h("div", { class: "form__fields" }, drawn), actions);
}
