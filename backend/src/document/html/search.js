// Search over names, comments and labels.

const MOST = 60;
const KINDS = { table: "table", column: "column", view: "view", function: "function", enum: "enum" };

function entry(kind, name, where, comment, href) {
    return { kind, name, where, comment, href, key: name.toLowerCase(), more: `${where} ${comment}`.toLowerCase() };
}

const entries = [...objects.values()].flatMap((object) => {
    const own = entry(object.kind, object.name, object.chapter.title, [object.comment, ...(object.labels ?? [])].join(" ").trim(), address(object.kind, object.name));
    const parts = (object.columns ?? []).map((column) =>
        entry("column", column.name, object.name, column.comment, address(object.kind, object.name, column.name)));
    return [own, ...parts];
});

/** How well an entry answers a word: 0 not at all. */
function answers(one, word) {
    if (one.key === word) return 100;
    if (one.key.startsWith(word)) return 60;
    const at = one.key.indexOf(word);
    if (at > 0) return /[_.\s"(]/.test(one.key[at - 1]) ? 40 : 20;
    return one.more.includes(word) ? 5 : 0;
}

/** Entries that answer every word, the best first. */
function find(query) {
    const words = query.toLowerCase().split(/[\s.]+/).filter(Boolean);
    if (!words.length) return [];
    const found = [];
    for (const one of entries) {
        const scores = words.map((word) => answers(one, word));
        if (scores.includes(0)) continue;
        const score = scores.reduce((sum, score) => sum + score, 0) + (one.kind === "column" ? 0 : 10) - one.name.length / 100;
        found.push({ one, score });
    }
    found.sort((a, b) => b.score - a.score || a.one.href.localeCompare(b.one.href, "en"));
    return found.map(({ one }) => one);
}

/** A name with the words of the query marked. */
function marked(name, query) {
    const words = query.split(/[\s.]+/).filter(Boolean).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    if (!words.length) return [name];
    const pieces = name.split(new RegExp(`(${words.join("|")})`, "i"));
    return pieces.map((piece, at) => (at % 2 ? h("mark", null, piece) : piece));
}

const input = document.getElementById("search");
const results = document.getElementById("results");
const contents = document.getElementById("contents");
let chosen = -1;

function choose(at) {
    const options = results.querySelectorAll("[role=option]");
    options[chosen]?.setAttribute("aria-selected", "false");
    chosen = options.length ? (at + options.length) % options.length : -1;
    options[chosen]?.setAttribute("aria-selected", "true");
    options[chosen]?.scrollIntoView({ block: "nearest" });
    if (chosen < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", options[chosen].id);
}

function option(one, at, query) {
    const told = one.kind === "column" ? one.where : firstSentence(one.comment) || one.where;
    return h("li", { role: "option", id: `found-${at}`, "aria-selected": "false" },
        h("a", { href: one.href, tabindex: "-1" },
            h("span", { class: `kind ${one.kind}` }, KINDS[one.kind]),
            h("span", { class: "what" }, marked(one.name, query)),
            h("span", { class: "where" }, told)));
}

function showFound() {
    const query = input.value.trim();
    const found = find(query);
    const lines = found.slice(0, MOST).map((one, at) => option(one, at, query));
    if (query && !found.length) lines.push(h("li", { class: "none" }, "Nothing has this name, and no comment says it."));
    if (found.length > MOST) lines.push(h("li", { class: "none" }, `and ${found.length - MOST} more`));
    results.replaceChildren(...lines);
    results.hidden = !query;
    contents.hidden = !!query;
    input.setAttribute("aria-expanded", String(!!query));
    chosen = -1;
    choose(0);
}

function endSearch() {
    input.value = "";
    showFound();
}

function onSearchKey(event) {
    const option = results.querySelectorAll("[role=option]")[chosen];
    if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen - 1);
    else if (event.key === "Enter" && option) option.querySelector("a").click();
    else if (event.key === "Escape" && input.value) endSearch();
    else if (event.key === "Escape") input.blur();
    else return;
    event.preventDefault();
}
