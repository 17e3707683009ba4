// The frame from Wrench's own origin, and the note that stands in its place while it is not there.
import { element, link, listen, origin } from "./link.js";

const PATIENCE_MS = 8000;

/** `hear` gets what the frame says, `close` is called by the note's button. */
export function makeFrame(hear, close) {
    const text = element("p", { role: "status" });
    const button = element("button", { textContent: "Close", onclick: close });
    const note = element("div", { className: "note" }, text, button);
    const box = element("div", { id: "frame", tabIndex: -1, role: "dialog", ariaLabel: "Wrench", hidden: true }, note);
    let iframe;
    let isReady;
    let patience;
    let blocked;

    function say(message) {
        if (isReady) iframe.contentWindow.postMessage(message, origin);
    }

    function explain() {
        const question = blocked ? "" : "\nIs `wrench serve` running?";
        text.textContent = `The panel could not be loaded from ${origin}.${question}
This page's Content-Security-Policy must allow: ${blocked || "frame-src"} ${origin}`;
    }

    // Again at every opening until it has worked: the server may have been started since.
    function load() {
        if (iframe) iframe.remove();
        clearTimeout(patience);
        iframe = element("iframe", {
            src: `${link.base}?host=${encodeURIComponent(location.origin)}`,
            allow: "clipboard-write",
            title: "Wrench",
            className: "waiting",
        });
        text.textContent = "Loading the panel…";
        box.append(iframe);
        patience = setTimeout(explain, PATIENCE_MS);
    }

    listen("message", ({ source, origin: from, data }) => {
        if (!iframe || source !== iframe.contentWindow || from !== origin || !data) return;
        if (data.wrench === "ready") {
            isReady = true;
            iframe.className = "";
            note.hidden = true;
            say({ wrench: "hello", page: location.origin + location.pathname, captured: link.captured, blocked });
            if (!box.hidden) say({ wrench: "open" });
        }
        hear(data);
    });

    listen("securitypolicyviolation", ({ blockedURI, effectiveDirective }) => {
        if (!blockedURI.startsWith(origin)) return;
        blocked = effectiveDirective;
        explain();
    });

    return {
        box,
        show() {
            box.hidden = false;
            if (isReady) say({ wrench: "open" });
            else load();
        },
        /** Puts the keyboard where the person looks. */
        focus: () => (isReady ? iframe : box).focus(),
    };
}
