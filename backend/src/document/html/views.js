// What the page shows, one function for each kind of thing.

/** A link to an object where it is described, else its name. */
function link(kind, name, ...part) {
    return objects.has(`${kind} ${name}`) ? h("a", { href: address(kind, name, ...part) }, code(name)) : code(name);
}

const chapterName = (chapter) => (chapter.phase && chapter.phase !== chapter.title ? `${chapter.phase}: ${chapter.title}` : chapter.title);

const list = (joined) => (joined ? joined.split(", ").flatMap((name, at) => (at ? [", ", code(name)] : [code(name)])) : null);

function heading(object, label) {
    return h("header", { class: "head" },
        h("p", { class: "trail" }, h("a", { href: address("phase", object.chapter.stem) }, chapterName(object.chapter)), " / ", label),
        h("h1", { tabindex: "-1" }, object.name),
        object.comment ? h("p", { class: "lead" }, object.comment) : null);
}

const facts = (...all) => h("ul", { class: "facts" }, all.flat().filter(Boolean).map((fact) => h("li", null, fact)));

function typeOf(column) {
    const shown = h("span", { class: "type" }, column.type);
    return column.typeName ? h("a", { href: address("enum", column.typeName) }, shown) : shown;
}

function marksOf(object, column) {
    const has = (joined) => joined.split(", ").includes(column.name);
    const primary = object.keys?.some((key) => key.primary && has(key.columns));
    const foreign = object.references?.some((reference) => has(reference.columns));
    const mark = (text, title) => h("span", { class: `mark ${text}`, title }, text);
    return [primary && mark("PK", "primary key"), foreign && mark("FK", "refers to another table")];
}

/** Tables that a column refers to: of the columns of a reference the last tells it from others. */
function targetsOf(object, column) {
    const own = (object.references ?? []).filter((reference) => reference.columns.split(", ").pop() === column.name);
    return own.flatMap((reference) => [h("span", { class: "to" }, "→ ", link("table", reference.target)), " "]);
}

function columnsOf(object) {
    const rows = object.columns.map((column) => [
        [h("a", { href: address(object.kind, object.name, column.name), class: "name" }, column.name), marksOf(object, column)],
        typeOf(column),
        object.kind === "table" && !column.notNull ? h("span", { class: "null" }, "null") : null,
        column.initial ? code(column.initial) : null,
        [targetsOf(object, column), column.comment, column.since ? [" ", h("span", { class: "since" }, `since ${column.since}`)] : null].flat(),
    ]);
    const attributes = (at) => ({ "data-column": object.columns[at].name });
    return section("Columns", grid(["Name", "Type", "Null", "Default", "Comment"], rows, attributes), rows.length);
}

const namedOf = (title, what, all) =>
    section(title, grid(["Name", what, "Comment"], all.map((one) => [code(one.name), code(one.definition), one.comment])), all.length);

const grantsOf = (grants) => section("Grants", grid(["Role", "May"], grants.map((one) => [code(one.role), one.privileges])));

function tableView(object) {
    const keys = object.keys.map((key) => [code(key.name), key.primary ? [list(key.columns), h("span", { class: "mark PK" }, "PK")] : code(key.definition), key.comment]);
    const out = object.references.map((one) => [list(one.columns), link("table", one.target), list(one.there), one.actions, code(one.name), one.comment]);
    const into = object.incoming.map((one) => [link("table", one.table), list(one.columns), list(one.there), code(one.name)]);
    const policies = object.policies.map((one) => [
        h("span", { class: `command ${one.command}` }, one.command, one.permissive ? null : " (restrictive)"),
        list(one.roles), one.name, one.using ? code(one.using) : null, one.check ? code(one.check) : null, one.comment,
    ]);
    const triggers = object.triggers.map((one) => [code(one.name), [one.when, one.enabled ? null : " (disabled)"], code(one.action), one.comment]);
    return [
        heading(object, "table"),
        facts(object.facts.split(/(?<=\.) /), plural(object.policies.length, "policy").replace(/ys$/, "ies")),
        columnsOf(object),
        section("Keys", grid(["Name", "Columns", "Comment"], keys), keys.length),
        section("Refers to", grid(["Columns", "Table", "Columns there", "On change", "Name", "Comment"], out), out.length),
        section("Referred to by", grid(["Table", "Columns", "Columns here", "Name"], into), into.length),
        namedOf("Checks", "Expression", object.checks),
        namedOf("Indexes", "Definition", object.indexes),
        namedOf("Partitions", "Rows", object.partitions),
        section("Policies", grid(["Command", "Roles", "Name", "Rows", "New rows", "Comment"], policies), policies.length),
        section("Triggers", grid(["Name", "When", "What", "Comment"], triggers), triggers.length),
        grantsOf(object.grants),
    ];
}

function viewView(object) {
    return [
        heading(object, object.materialized ? "materialized view" : "view"),
        facts(object.facts),
        columnsOf(object),
        namedOf("Indexes", "Definition", object.indexes),
        grantsOf(object.grants),
        section("Definition", h("pre", { tabindex: "0" }, code(object.definition))),
    ];
}

function functionView(object) {
    const security = object.definer ? "Runs with the rights of its owner (security definer)" : "Runs with the rights of its caller (security invoker)";
    const rows = [["Takes", object.takes ? code(object.takes) : "nothing"], ["Returns", object.returns ? code(object.returns) : "nothing"]];
    return [
        heading(object, object.what),
        facts(object.what === "aggregate" ? null : security, object.facts.map(code)),
        section("Signature", grid(["", "", ""], rows)),
        grantsOf(object.grants),
    ];
}

function enumView(object) {
    const used = object.usedBy.map((one) => [link("table", one.table), h("a", { href: address("table", one.table, one.column) }, code(one.column))]);
    return [
        heading(object, "enum"),
        section("Labels", h("ol", { class: "labels" }, object.labels.map((label) => h("li", null, code(label)))), object.labels.length),
        section("Used by", grid(["Table", "Column"], used), used.length),
    ];
}

const linesOf = (title, all) =>
    section(title, grid(["Kind", "Name", "Definition", "Comment"], all.map((one) => [one.kind, code(one.name), one.text ? code(one.text) : null, one.comment])), all.length);

const listOf = (title, heads, all, cells) => section(title, grid(heads, all.map(cells)), all.length);
const named2 = (one) => [link(one.kind, one.name), firstSentence(one.comment)];

function tableList(chapter, title) {
    const cells = (one) => [link("table", one.name), h("span", { class: "number" }, String(one.columns.length)), firstSentence(one.comment)];
    return listOf(title, ["Table", "Columns", "What it holds"], chapter.tables, cells);
}

function countsOf(all) {
    const sum = (of) => all.reduce((total, chapter) => total + of(chapter), 0);
    return [
        plural(sum((one) => one.tables.length), "table"),
        plural(sum((one) => one.tables.reduce((total, table) => total + table.columns.length, 0)), "column"),
        plural(sum((one) => one.views.length), "view"),
        plural(sum((one) => one.functions.length), "function"),
        plural(sum((one) => one.enums.length), "enum"),
    ];
}

function chapterView(chapter) {
    return [
        h("header", { class: "head" },
            h("p", { class: "trail" }, h("a", { href: "#/" }, "Schema"), chapter.phase ? " / phase" : " / objects"),
            h("h1", { tabindex: "-1" }, chapterName(chapter))),
        facts(countsOf([chapter])),
        section("Diagram", diagramOf(chapter)),
        tableList(chapter, "Tables"),
        listOf("Views", ["View", "What it shows"], chapter.views, named2),
        listOf("Functions", ["Function", "What it does"], chapter.functions, named2),
        listOf("Enums", ["Enum", "Labels", "Comment"], chapter.enums, (one) => [link("enum", one.name), list(one.labels.join(", ")), one.comment]),
        linesOf("Types", chapter.types),
        linesOf("Others", chapter.others),
    ];
}

function overview() {
    const rows = chapters.map((chapter) => [
        h("a", { href: address("phase", chapter.stem) }, chapterName(chapter)),
        ...["tables", "views", "functions", "enums"].map((kind) => h("span", { class: "number" }, String(chapter[kind].length))),
    ]);
    return [
        h("header", { class: "head" }, h("h1", { tabindex: "-1" }, "Schema"),
            h("p", { class: "lead" }, chapters.length ? "Every table, view, function and enum, phase by phase. Press / to search." : "There is nothing in this database yet.")),
        facts(countsOf(chapters)),
        section("Phases", grid(["Phase", "Tables", "Views", "Functions", "Enums"], rows)),
        chapters.filter((chapter) => chapter.tables.length).map((chapter) => tableList(chapter, chapterName(chapter))),
        linesOf("Extensions", extensions),
    ];
}

const VIEWS = { table: tableView, view: viewView, function: functionView, enum: enumView };
