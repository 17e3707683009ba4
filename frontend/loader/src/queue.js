// Failures wait here until report.js is there.
import { link } from "./link.js";
import { remember } from "./replay.js";

const LIMIT = 100;

export function enqueue(mechanism, facts) {
    const id = crypto.getRandomValues(new Uint8Array(16)).reduce((id, byte) => id + (byte + 256).toString(16).slice(1), "");
    facts = { id, mechanism, at: Date.now(), page: location.href, ...facts };
    remember(facts);
    if (link.waiting.push(facts) > LIMIT) {
        link.waiting.shift();
        link.dropped++;
    }
    link.wake();
}
