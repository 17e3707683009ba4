// The frame: contents, addresses, drawings, theme, keys.

const content = document.getElementById("content");

/** A drawing in a window of its own scroll, with sizes. */
function diagramOf(chapter) {
    const drawing = document.getElementById(`drawing-${chapter.at}`)?.content.firstElementChild?.cloneNode(true);
    if (!drawing) return null;
    const [width, height] = [drawing.viewBox.baseVal.width, drawing.viewBox.baseVal.height];
    const frame = h("div", { class: "drawing", tabindex: "0", role: "group", "aria-label": "Diagram; scroll to see all of it" });
    let scale = 1;
    const size = (wanted) => {
        scale = Math.min(2, Math.max(0.25, wanted));
        drawing.setAttribute("width", Math.round(width * scale));
        drawing.setAttribute("height", Math.round(height * scale));
    };
    const button = (text, label, wanted) => h("button", { type: "button", class: "quiet", "aria-label": label, click: () => size(wanted()) }, text);
    const tools = h("div", { class: "tools" },
        h("span", { class: "legend" }, "Lines lead from what is referred to (left) to what refers (right). Only keys are shown."),
        button("−", "Smaller", () => scale / 1.25), button("+", "Larger", () => scale * 1.25),
        button("Fit", "Fit to the width", () => (frame.clientWidth - 2) / width), button("100%", "Natural size", () => 1));
    drawing.addEventListener("pointerover", (event) => light(drawing, event.target.closest("[data-n]")));
    drawing.addEventListener("focusin", (event) => light(drawing, event.target.closest("[data-n]")));
    drawing.addEventListener("pointerleave", () => light(drawing, null));
    frame.append(drawing);
    const left = chapter.leftOut.map((one, at) => [at ? ", " : "", link("table", one.name), ` (${plural(one.count, "table")})`]);
    return h("div", null, tools, frame, left.length ? h("p", { class: "note" }, "Not drawn, for they would hide the others: references to ", left, ".") : null);
}

/** Brings out what belongs to a box or a line. */
function light(drawing, target) {
    const wanted = target?.dataset.n.split(" ") ?? [];
    drawing.classList.toggle("lit", wanted.length > 0);
    const boxes = new Set(wanted);
    for (const line of drawing.querySelectorAll("path.l")) {
        const ends = line.dataset.n.split(" ");
        const is = target === line || (wanted.length === 1 && ends.includes(wanted[0]));
        line.classList.toggle("on", is);
        if (is) ends.forEach((end) => boxes.add(end));
    }
    for (const box of drawing.querySelectorAll("a.b")) box.classList.toggle("on", boxes.has(box.dataset.n));
}

function group(chapter, title, kind, all) {
    if (!all.length) return null;
    const items = all.map((one) => h("li", null, h("a", { href: address(kind, one.name), title: one.name }, one.name)));
    if (!title) return h("ul", null, items);
    return h("details", { class: "group" }, h("summary", null, title, h("span", { class: "count" }, String(all.length))), h("ul", null, items));
}

function fillContents() {
    contents.append(...chapters.map((chapter) => h("details", { class: "chapter" },
        h("summary", null, h("span", null, chapterName(chapter)), h("span", { class: "count" }, String(chapter.tables.length))),
        h("a", { class: "whole", href: address("phase", chapter.stem) }, "Overview and diagram"),
        group(chapter, "", "table", chapter.tables),
        group(chapter, "Views", "view", chapter.views),
        group(chapter, "Functions", "function", chapter.functions),
        group(chapter, "Enums", "enum", chapter.enums))));
    if (chapters.length < 3) contents.querySelectorAll(".chapter").forEach((one) => (one.open = true));
}

function showInContents() {
    for (const old of contents.querySelectorAll("[aria-current]")) old.removeAttribute("aria-current");
    const [, kind, name] = location.hash.split("/");
    const here = [...contents.querySelectorAll("a")].find((one) => one.getAttribute("href") === `#/${kind}/${name}`);
    if (!here) return;
    here.setAttribute("aria-current", "page");
    for (let at = here.parentElement; at !== contents; at = at.parentElement) {
        if (at.tagName === "DETAILS") at.open = true;
    }
    here.scrollIntoView({ block: "nearest" });
}

function decoded(part) {
    try {
        return decodeURIComponent(part ?? "");
    } catch {
        return part;
    }
}

/** What an address means: title, content, and the column it points at. */
function resolve(hash) {
    const [, kind, name, column] = hash.split("/").map(decoded);
    if (!kind) return { title: "Schema", parts: overview() };
    if (kind === "phase") {
        const chapter = chapters.find((one) => one.stem === name);
        if (chapter) return { title: chapterName(chapter), parts: chapterView(chapter) };
    }
    const object = objects.get(`${kind} ${name}`);
    if (object) return { title: object.name, parts: VIEWS[kind](object), column };
    return { title: "Not here", parts: [h("header", { class: "head" }, h("h1", { tabindex: "-1" }, "Not here"), h("p", { class: "lead" }, `There is no ${kind} called ${name}.`))] };
}

function show(isFirst) {
    if (location.hash && !location.hash.startsWith("#/")) return;
    const { title, parts, column } = resolve(location.hash);
    document.title = title === "Schema" ? title : `${title} · Schema`;
    content.replaceChildren(...parts.flat(2).filter(Boolean));
    endSearch();
    showInContents();
    const row = column && [...content.querySelectorAll("tr[data-column]")].find((one) => one.dataset.column === column);
    if (row) {
        row.classList.add("here");
        row.scrollIntoView({ block: "center" });
        row.querySelector("a").focus({ preventScroll: true });
        return;
    }
    scrollTo(0, 0);
    if (!isFirst) content.querySelector("h1")?.focus({ preventScroll: true });
}

const THEMES = ["system", "light", "dark"];
const themeButton = document.getElementById("theme");

function setTheme(theme) {
    document.documentElement.dataset.theme = theme;
    themeButton.textContent = theme;
    themeButton.setAttribute("aria-label", `Colours: ${theme}`);
    try {
        localStorage.setItem("schema-theme", theme);
    } catch { /* Pages opened from a file may have no storage. */ }
}

function keptTheme() {
    try {
        return localStorage.getItem("schema-theme");
    } catch {
        return null;
    }
}

function onKey(event) {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    input.focus();
    input.select();
}

setTheme(THEMES.includes(keptTheme()) ? keptTheme() : "system");
themeButton.addEventListener("click", () => setTheme(THEMES[(THEMES.indexOf(document.documentElement.dataset.theme) + 1) % THEMES.length]));
input.addEventListener("input", showFound);
input.addEventListener("keydown", onSearchKey);
results.addEventListener("click", (event) => {
    if (event.target.closest("a")?.getAttribute("href") === location.hash) show(false);
});
addEventListener("keydown", onKey);
addEventListener("hashchange", () => show(false));
fillContents();
show(true);
