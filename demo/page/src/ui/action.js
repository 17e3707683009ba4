// A button that does something in the database, and says how it went.

import { h } from "./dom.js";
import { fail, say } from "./messages.js";

/** `run` does it; `what` is said if it fails, `done` if it does not. */
export function action({ title, what, done, run, main = false, small = false, danger = false }) {
    const looks = [main && "button--main", small && "button--small", danger && "button--danger"].filter(Boolean);
    async function press(event) {
        const button = event.currentTarget;
        button.disabled = true;
        try {
            await run();
            if (done) say(done);
        } catch (error) {
            fail(what, error);
        } finally {
            button.disabled = false;
        }
    }
    return h("button", { type: "button", class: ["button", ...looks].join(" "), onclick: press }, title);
}
