// Runs before the panel's WebAssembly: notes when loading began and how the browser compiled it, and tells in plain
// words when it could not start or has crashed, because then no Rust is left to do so.
(() => {
    "use strict";
    performance.mark("wrench:boot");

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
        const blocked = /unsafe-eval|Content Security Policy/i.test(text);
        const next = blocked
            ? "This page's Content-Security-Policy forbids WebAssembly. Its server must send at least:"
            : "Reload the page. If it happens again, report it with the text above.";
        const box = document.createElement("div");
        box.id = "boot";
        box.setAttribute("role", "alert");
        box.append(
            paragraph(crashed ? "The panel has crashed." : "The panel could not start.", "wr-boot__what"),
            paragraph(text, "wr-boot__why"),
            paragraph(next, "wr-boot__next"),
        );
        if (blocked) box.append(paragraph("script-src 'self' 'wasm-unsafe-eval'", "wr-boot__code"));
        document.body.replaceChildren(box);
    }

    addEventListener("error", (event) => explain(event.error || event.message));
    addEventListener("unhandledrejection", (event) => explain(event.reason));
})();
