// The schema, taken apart: data.rs puts it together.

const raw = JSON.parse(document.getElementById("data").textContent);
const say = (at) => raw.texts[at];

const columns = raw.columns.map(([name, type, typeName, notNull, initial, comment, since]) => ({
    name: say(name), type: say(type), typeName: say(typeName), notNull: !!notNull, initial: say(initial), comment: say(comment), since: say(since),
}));

const named = (all) => all.map(([name, definition, comment]) => ({ name: say(name), definition: say(definition), comment: say(comment) }));
const granted = (all) => all.map(([role, privileges]) => ({ role: say(role), privileges: say(privileges) }));
const described = (all) => all.map(([kind, name, text, comment]) => ({ kind: say(kind), name: say(name), text: say(text), comment: say(comment) }));

function table([name, comment, facts, own, keys, references, checks, indexes, partitions, policies, triggers, grants]) {
    return {
        kind: "table", name: say(name), comment: say(comment), facts: say(facts), columns: own.map((at) => columns[at]), incoming: [],
        keys: keys.map(([name, primary, list, definition, comment]) => ({
            name: say(name), primary: !!primary, columns: say(list), definition: say(definition), comment: say(comment),
        })),
        references: references.map(([name, list, target, there, actions, comment]) => ({
            name: say(name), columns: say(list), target: say(target), there: say(there), actions: say(actions), comment: say(comment),
        })),
        checks: named(checks), indexes: named(indexes), partitions: named(partitions),
        policies: policies.map(([command, roles, name, using, check, permissive, comment]) => ({
            command: say(command), roles: say(roles), name: say(name), using: say(using), check: say(check), permissive: !!permissive, comment: say(comment),
        })),
        triggers: triggers.map(([name, when, action, enabled, comment]) => ({
            name: say(name), when: say(when), action: say(action), enabled: !!enabled, comment: say(comment),
        })),
        grants: granted(grants),
    };
}

const view = ([name, comment, facts, own, indexes, grants, materialized, definition]) => ({
    kind: "view", name: say(name), comment: say(comment), facts: say(facts), columns: own.map((at) => columns[at]),
    indexes: named(indexes), grants: granted(grants), materialized: !!materialized, definition: say(definition),
});

const routine = ([name, comment, what, takes, returns, definer, facts, grants]) => ({
    kind: "function", name: say(name), comment: say(comment), what: say(what), takes: say(takes), returns: say(returns),
    definer: !!definer, facts: facts.map(say), grants: granted(grants),
});

const enumeration = ([name, comment, labels]) => ({ kind: "enum", name: say(name), comment: say(comment), labels: labels.map(say), usedBy: [] });

const chapters = raw.chapters.map((chapter, at) => ({
    at, title: say(chapter.title), phase: say(chapter.phase), stem: say(chapter.stem),
    leftOut: chapter.leftOut.map(([name, count]) => ({ name: say(name), count })),
    tables: chapter.tables.map(table), views: chapter.views.map(view), functions: chapter.functions.map(routine),
    enums: chapter.enums.map(enumeration), types: described(chapter.types), others: described(chapter.others),
}));
const extensions = described(raw.extensions);

/** Objects by `kind name`. */
const objects = new Map();
for (const chapter of chapters) {
    for (const object of [...chapter.tables, ...chapter.views, ...chapter.functions, ...chapter.enums]) {
        object.chapter = chapter;
        objects.set(`${object.kind} ${object.name}`, object);
    }
}
for (const one of objects.values()) {
    for (const reference of one.references ?? []) {
        objects.get(`table ${reference.target}`)?.incoming.push({ table: one.name, ...reference });
    }
    if (one.kind !== "table") continue;
    for (const column of one.columns) {
        if (column.typeName) objects.get(`enum ${column.typeName}`)?.usedBy.push({ table: one.name, column: column.name });
    }
}
