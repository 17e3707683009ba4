// A form in a window of its own. The browser keeps the focus inside and gives it back.

import { h } from "./dom.js";
import { form } from "./form.js";

/** Opens it; it closes when the form's `onSubmit` has succeeded or the person gives up. */
export function formDialog({ title, text, onSubmit, ...rest }) {
    const body = form({
        ...rest,
        onSubmit: async (values) => {
            await onSubmit(values);
            element.close();
        },
        onCancel: () => element.close(),
    });
    const element = h(
        "dialog",
        { class: "dialog", "aria-labelledby": "dialog-title", onclose: () => element.remove() },
        h("h2", { id: "dialog-title" }, title),
        text && h("p", { class: "dialog__text" }, text),
        body,
    );
    document.body.append(element);
    element.showModal();
}
