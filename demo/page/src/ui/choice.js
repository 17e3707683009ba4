// A row of filters of which one is chosen.

import { h } from "./dom.js";

/** `options` are pairs of value and title. */
export function choice(label, options, chosen, onChoose) {
    const buttons = options.map(([value, title]) =>
        h(
            "button",
            {
                type: "button",
                class: "choice__option",
                "aria-pressed": String(value === chosen),
                onclick: () => choose(value),
            },
            title,
        ),
    );
    function choose(value) {
        buttons.forEach((button, index) => button.setAttribute("aria-pressed", String(options[index][0] === value)));
        onChoose(value);
    }
    return h("div", { class: "choice", role: "group", "aria-label": label }, buttons);
}
