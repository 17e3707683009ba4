// A request and its answer, with shapes for values.
import { shapeAddress } from "./address.js";
import { shapeJson } from "./shape.js";

const LONGEST_IN = 65536;
const LONGEST_OUT = 4096;
const PROSE = /^(code|message|msg|details?|hint|title|error.*|embedding|relationship|cardinality)$/;

const attempt = (work) => {
    try {
        return work();
    } catch {}
};

const roleOf = (authorization) => {
    const { role } = JSON.parse(atob(authorization.split(".")[1].replace(/-/g, "+").replace(/_/g, "/")));
    return typeof role === "string" ? role : null;
};

const parse = (text, prose) => attempt(() => (text.length > LONGEST_IN ? null : shapeJson(text, prose)));

function print(value) {
    const text = value && JSON.stringify(value);
    return text && text.length < LONGEST_OUT ? text : null;
}

/** Takes the arguments of `fetch`. */
export function describeRequest([input, init]) {
    const { method, headers, body } = init || {};
    const header = new Headers(headers || input.headers);
    return {
        method: (method || input.method || "GET").toUpperCase(),
        url: shapeAddress(input.url || input),
        role: attempt(() => roleOf(header.get("authorization"))),
        schema: header.get("content-profile") || header.get("accept-profile"),
        prefer: header.get("prefer"),
        body: typeof body === "string" ? print(parse(body)) : null,
    };
}

/** The answer, and what it says in one line. */
export function describeAnswer({ status, text, duration }) {
    const body = parse(text, PROSE);
    const { message, msg, error_description, detail, title } = body || {};
    const why = message || msg || error_description || detail || title;
    return [{ status, body: print(body), duration_ms: Math.round(duration) }, why];
}
