// Values become shapes: what kind of value stood there, never the value.

// The first three are recognised in any text; the rest only where everything is text, as in an address.
const KINDS = {
    uuid: /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i,
    date: /^\d{4}-\d\d-\d\d$/,
    timestamptz: /^\d{4}-\d\d-\d\d[T ]\d\d:/,
    int: /^-?\d+$/,
    decimal: /^-?\d*\.?\d+(e.\d+)?$/,
    bool: /^(true|false)$/,
    null: /^null$/,
};

const LONGEST = 65536;

export function shape(value, untyped) {
    let left = typeof value === "string" && !untyped ? 3 : 7;
    for (const kind in KINDS) {
        if (left-- > 0 && KINDS[kind].test(value)) return `‹${kind}›`;
    }
    return `‹text:${String(value).length}›`;
}

/** A key, unless somebody used a value as one. */
export const shapeKey = (key) => (/@/.test(key) || !/text/.test(shape(key, 1)) ? shape(key, 1) : key);

const shapeGroup = (all, values) => `=(${values.split(", ").map((value) => shape(value, 1)).join(", ")})`;

/** Prose with the values in it as shapes: those that PostgreSQL quotes, and what looks like one anywhere. */
export function clean(prose) {
    const text = String(prose);
    // Nobody reads it, and searching it takes time.
    if (text.length > LONGEST) return shape(text);
    return text
        // The label that an enum refuses is a name.
        .replace(/(for enum .*)?: "([^]*)"/, (all, label, value) =>
            label && value.length < 64 ? all : `${label || ""}: "${shape(value, 1)}"`,
        )
        .replace(/=\(([^]*)\)/, shapeGroup)
        .replace(/(row contains |failed to parse .*?)\([^]*\)/, "$1(…)")
        .replace(/[\w.+-]{1,64}@[\w.-]+|eyJ[\w.-]+|sb_\w+|\d{6,}|[\da-f-]{36}|[?#]\S{1,99}=\S*/g, (value) => shape(value, 1))
        .slice(0, 1024);
}

/** JSON text with shapes for values, parsed; the texts under the keys that `prose` names are cleaned only. */
export const shapeJson = (text, prose) =>
    JSON.parse(text, (key, value) => {
        if (Array.isArray(value)) return prose ? value : value.slice(0, 1);
        if (value instanceof Object) {
            return Object.fromEntries(Object.entries(value).map(([key, value]) => [shapeKey(key), value]));
        }
        return prose && prose.test(key) ? value && clean(value) : shape(value);
    });
