// A part of a page that shows loaded rows. It has three faces: loading, loaded (which may be empty), and failed.

import { h } from "./dom.js";
import { failure } from "./notice.js";

function placeholder() {
    const bars = [0, 1, 2].map(() => h("div", { class: "bar" }));
    return h("div", { class: "placeholder" }, h("span", { class: "hidden" }, "Loading"), bars);
}

/**
 * `load` answers with what `draw(value, reload)` makes an element of; `what` names it in the notice. While it loads again,
 * the old rows stay. `around` is put around the faces that are not drawn by the caller.
 */
export function region(what, load, draw, around = (face) => face) {
    const element = h("div", { class: "region", tabindex: -1 }, around(placeholder()));
    let latest = 0;

    function show(face) {
        const hadFocus = element.contains(document.activeElement);
        element.replaceChildren(face);
        element.removeAttribute("aria-busy");
        // What had the focus is gone; without this the keyboard would start from the top of the page again.
        if (hadFocus) (element.querySelector("h1") ?? element).focus({ preventScroll: true });
    }
    async function reload() {
        const turn = ++latest;
        element.setAttribute("aria-busy", "true");
        let face;
        try {
            face = draw(await load(), reload);
        } catch (error) {
            // An answer that nobody waits for any more is of no interest, good or bad.
            if (turn !== latest) return;
            console.error(`Could not load ${what}:`, error);
            face = around(failure(`Could not load ${what}`, error, reload));
        }
        if (turn === latest) show(face);
    }
    reload();
    return { element, reload };
}
