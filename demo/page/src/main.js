// TradeMate, the sample app: asks who there is, signs the chosen one in, and shows the page that the address names.

import { failure } from "./ui/notice.js";
import { h } from "./ui/dom.js";
import { chosenPerson, loadConfig, signIn } from "./app/session.js";
import { startRouter } from "./app/router.js";
import { shell } from "./app/shell.js";

const root = document.getElementById("app");
let stopRouter = () => {};

/** Draws the whole app for one person. Everything of the one before is gone. */
async function enter(config, id) {
    stopRouter();
    root.setAttribute("aria-busy", "true");
    const app = await signIn(config, id);
    const frame = shell(app, { onSwitch: (next) => start(config, next, { home: true }) });
    root.replaceChildren(frame.element);
    stopRouter = startRouter(app, frame);
}

async function start(config, id, { home = false } = {}) {
    try {
        config ??= await loadConfig();
        if (home) history.replaceState(null, "", "#/");
        await enter(config, id ?? chosenPerson(config));
    } catch (error) {
        console.error("TradeMate could not start:", error);
        const again = () => start(config, id);
        root.replaceChildren(h("main", { class: "start-failed" }, failure("TradeMate could not start", error, again)));
    } finally {
        root.removeAttribute("aria-busy");
    }
}

start();
