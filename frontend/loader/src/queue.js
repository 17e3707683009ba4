// Failures wait here until report.js is there.
import { link } from "./link.js";
import { remember } from "./replay.js";

const LIMIT = 100;

export function enqueue(mechanism, facts) {
    facts = { mechanism, at: Date.now(), page: location.href, ...facts };
    remember(facts);
    if (link.waiting.push(facts) > LIMIT) {
        link.waiting.shift();
        link.dropped++;
    }
    link.wake();
}
