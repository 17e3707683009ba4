// Runs before the panel's WebAssembly: notes when loading began and how the browser compiled it, and tells in plain
// words when it could not start or has crashed, because then no Rust is left to do so.
(() => {
    "use strict";
    performance.mark("wrench:boot");

    // Before the first paint, or a dark room would see a white flash.
    try {
        const theme = localStorage.getItem("wrench.theme");
        if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
    } catch {
        // Storage is switched off: the system's scheme it is.
    }

    if (typeof WebAssembly === "object" && WebAssembly.instantiateStreaming) {
        const instantiate = WebAssembly.instantiateStreaming;
        WebAssembly.instantiateStreaming = async (...args) => {
            const result = await instantiate.apply(WebAssembly, args);
            performance.mark("wrench:streamed");
            return result;
        };
    }

    function paragraph(text, className) {
        const element = document.createElement("p");
        element.textContent = text;
        element.className = className;
        return element;
    }

    // `#boot` is there until the panel is drawn; later errors of the page are not the panel's end, a trap is.
    function explain(error) {
        const boot = document.getElementById("boot");
        const crashed = typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError;
        if (!boot && !crashed) return;
        const text = String((error && error.message) || error);
        const missing = Boolean(error && error.wrenchMissing);
        const blocked = /unsafe-eval|Content Security Policy/i.test(text);
        let next = "Reload the page. If it happens again, report it with the text above.";
        if (blocked) next = "This page's Content-Security-Policy forbids WebAssembly. Its server must send at least:";
        if (missing) next = "The panel has not been built, or its folder was cleared. In Wrench's folder, run:";
        const box = document.createElement("div");
        box.id = "boot";
        box.setAttribute("role", "alert");
        box.append(
            paragraph(crashed ? "The panel has crashed." : "The panel could not start.", "wr-boot__what"),
            paragraph(text, "wr-boot__why"),
            paragraph(next, "wr-boot__next"),
        );
        if (blocked) box.append(paragraph("script-src 'self' 'wasm-unsafe-eval'", "wr-boot__code"));
        if (missing) box.append(paragraph("make panel", "wr-boot__code"));
        document.body.replaceChildren(box);
    }

    function absent(what) {
        return Object.assign(new Error(`${what} is not there.`), { wrenchMissing: true });
    }

    // A script that does not load tells only its own element, hence the capture.
    function onError(event) {
        const script = event.target instanceof HTMLScriptElement ? event.target : null;
        explain(script ? absent(new URL(script.src).pathname) : event.error || event.message);
    }

    addEventListener("error", onError, true);
    addEventListener("unhandledrejection", (event) => explain(event.reason));
})();
