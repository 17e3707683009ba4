// Asks again what has failed, when the panel wants to know whether it works now: only the page has the request as it was.
import { listen } from "./hooks/after.js";
import { link } from "./link.js";

const LIMIT = 20;

const kept = [];

export function remember(facts) {
    if (facts.args && kept.unshift(facts) > LIMIT) kept.pop();
}

/** What is asked stands in no message but by its event's id; the answer is a status, 0 if there was none. */
async function replay({ data, source }) {
    const known = kept.find(({ id }) => data.ids.includes(id));
    let status;
    if (known) {
        const [input, init] = known.args;
        // A signal may be aborted long since, and what a cache has is no answer.
        const again = link.fetch.call(window, input, { ...init, signal: null, cache: "no-store" });
        ({ status } = await again.catch(() => ({ status: 0 })));
    }
    source.postMessage({ wrench: "replayed", status }, link.origin);
}

export function hearReplays() {
    listen("message", (event) => event.origin === link.origin && event.data.wrench === "replay" && replay(event));
}
