// Addresses keep their structure: names, operators, order. Values become shapes.
import { shape, shapeKey } from "./shape.js";

const OPERATOR =
    "((?:not\\.)?(?:n?eq|[gl]te?|i?like|i?match|in|is|isdistinct|(?:p[lh]|w)?fts|c[sd]|ov|s[lr]|nx[lr]|adj)(?:\\(\\w+\\))?)\\.";
const FILTER = RegExp(`^${OPERATOR}([^]*)$`);
const MEMBER = RegExp(`([\\w>-][\\w.>-]*?\\.)${OPERATOR}("(?:[^"\\\\]|\\\\.)*"|\\([^()]*\\)|[^,()]*)`, "g");
const KEPT = /^(.*\.)?(select|order|on_conflict|columns|limit|offset)$/;

function shapeOperand(operator, value) {
    if (/is$/.test(operator) && /^(null|not_null|true|false|unknown)$/.test(value)) return value;
    return value[0] === "(" ? `(${shape(value.slice(1, -1).split(",")[0], 1)})` : shape(value, 1);
}

const shapeFilter = (value) => {
    const [, operator, operand] = FILTER.exec(value) || [];
    return operator ? `${operator}.${shapeOperand(operator, operand)}` : shape(value, 1);
};

// What is left between the members must be structure, or the list was not understood and is a value as a whole.
const shapeList = (value) =>
    /^([(),]|and|or|not\.)*$/.test(value.replace(MEMBER, ""))
        ? value.replace(MEMBER, (all, column, operator, operand) => `${column}${operator}.${shapeOperand(operator, operand)}`)
        : shape(value);

function shapeParameter([key, value]) {
    if (!KEPT.test(key)) value = /^(.*\.)?(and|or)$/.test(key) ? shapeList(value) : shapeFilter(value);
    return `${shapeKey(key)}=${value}`;
}

// Escaped, longer than a name can be, or a token.
const VALUE = /%|.{64}|[\da-f]{16}/;
const shapePath = (path) => path.replace(/[^/]+/g, (part) => (VALUE.test(part) ? shape(part) : shapeKey(part)));

export function shapeAddress(address) {
    const { protocol, origin, pathname, searchParams } = new URL(address, document.baseURI);
    // Everything after `data:` is a value.
    if (protocol[0] !== "h") return protocol;
    const query = [...searchParams].map(shapeParameter).join("&");
    return origin + shapePath(pathname) + (query && "?" + query);
}

export const shapePage = (address) => shapeAddress(address.replace(/[?#][^]*/, ""));
