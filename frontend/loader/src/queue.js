// Failures wait here until report.js is there.
import { link } from "./link.js";

const LIMIT = 100;

export function enqueue(mechanism, facts) {
    if (link.waiting.push({ mechanism, at: Date.now(), page: location.href, ...facts }) > LIMIT) {
        link.waiting.shift();
        link.dropped++;
    }
    link.wake();
}
