// Finds the page for the address behind `#` and shows it. Addresses are hashes, so that reloading any of them works.

import { h } from "../ui/dom.js";
import { empty } from "../ui/empty.js";
import { pagesFor } from "../pages/index.js";

/** `#/customers/4711?q=jo` as its path and its search parameters. */
function address() {
    const [path, search = ""] = location.hash.replace(/^#\/?/, "").split("?");
    return { path, search: new URLSearchParams(search) };
}

/** The values of a pattern's `:name` parts, or null when the path is another. */
function match(pattern, path) {
    const [wanted, given] = [pattern.split("/"), path.split("/")];
    if (wanted.length !== given.length) return null;
    const values = {};
    for (const [index, part] of wanted.entries()) {
        if (part.startsWith(":")) values[part.slice(1)] = decodeURIComponent(given[index]);
        else if (part !== given[index]) return null;
    }
    return values;
}

function find(app, path) {
    for (const page of pagesFor(app)) {
        const params = match(page.path, path);
        if (params) return { page, params };
    }
    return null;
}

function notFound() {
    return h(
        "div",
        { class: "page" },
        h("h1", { tabindex: -1 }, "Page not found"),
        empty("Nothing is at this address."),
    );
}

/** Shows pages in the frame until the function it answers with is called. */
export function startRouter(app, frame) {
    let first = true;
    function show() {
        const { path, search } = address();
        const found = find(app, path);
        const view = found ? found.page.view(app, { ...found.params, search }) : notFound();
        frame.show(found?.page, view);
        document.title = `${found?.page.title ?? "Not found"} · TradeMate`;
        // A reader of the screen is told where it is now; on arrival the browser does so itself.
        if (!first) view.querySelector("h1")?.focus({ preventScroll: true });
        first = false;
    }
    addEventListener("hashchange", show);
    show();
    return () => removeEventListener("hashchange", show);
}
