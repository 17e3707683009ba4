// Makes an event of what a hook saw, or nothing when it is known already, was wanted or is Wrench's own.
import { shapeAddress, shapePage } from "./address.js";
import { link } from "./link.js";
import { describeAnswer, describeRequest } from "./request.js";
import { clean, shape } from "./shape.js";

// The same error object often comes by twice: thrown by `fetch`, then unhandled.
const seen = new WeakSet();

// Objects are not walked: they may be large, and hold what is nobody's business.
function word(value) {
    if (typeof value === "string") return clean(value);
    return value instanceof Object ? clean(value.message ?? "‹json›") : shape(value);
}

function describeError(error) {
    const { name, message, stack } = Object(error);
    const value = word(error);
    return {
        type: String(name || "Error"),
        value,
        stack: message && stack ? cleanStack(String(stack).replace(message, () => value)) : null,
    };
}

// A script's address may hold values, and a page's is that of its inline scripts.
const cleanStack = (stack) => stack.replace(/[?#][^\s)]*?(?=:\d)/g, "").slice(0, 4096);

function describe({ args, words, directive, blocked, ...facts }, exception) {
    if (args) {
        const request = describeRequest(args);
        const [response, why] = describeAnswer(facts);
        const path = request.url.replace(/^\w+:\/\/[^/]*|\?.*/g, "");
        const reason = exception ? exception.value : why;
        return { request, response, message: `${facts.status} ${request.method} ${path}${reason ? `: ${reason}` : ""}` };
    }
    if (words) return { message: words.map(word).join(" ") };
    if (directive) return { message: `${directive} blocked ${/:/.test(blocked) ? shapeAddress(blocked) : blocked}` };
    return { message: exception.value };
}

const isOwn = (address) => address && new URL(address, document.baseURI).href.startsWith(link.base);

export function makeEvent({ mechanism, at, page, error, ...facts }) {
    const { args = [], words = [], blocked } = facts;
    if (isOwn((args[0] && args[0].url) || args[0]) || (blocked && link.base.startsWith(blocked)) || isOwn(blocked)) return;
    error ??= words.find((value) => value instanceof Error);
    if (error instanceof Object) {
        if (error.name === "AbortError" || seen.has(error)) return;
        seen.add(error);
    }
    const isThrown = error !== undefined || /^(error|rejection)$/.test(mechanism);
    const exception = isThrown ? describeError(error) : undefined;
    return {
        id: crypto.getRandomValues(new Uint8Array(16)).reduce((id, byte) => id + (byte + 256).toString(16).slice(1), ""),
        occurred_at: new Date(at).toISOString(),
        mechanism,
        page: shapePage(page),
        ...describe(facts, exception),
        exception,
    };
}
