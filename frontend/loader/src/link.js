// What the three scripts share. It hangs on `window.__wrench`, the one global name.
import { base, key, origin } from "./tag.js";

const ending = new AbortController();

export const link = {
    base,
    key,
    origin,
    // What was there before the hooks.
    fetch: window.fetch,
    sendBeacon: navigator.sendBeacon,
    /** Failures as the hooks saw them, until report.js makes events of them. They hold values and stay here. */
    waiting: [],
    /** How many of them found no room. */
    dropped: 0,
    /** How many events this page has had. */
    captured: 0,
    /** Names of the methods called before their script was there. */
    calls: [],
    /** What `destroy` has to run, and what it aborts. */
    ends: [],
    signal: ending.signal,
    /** Something waits; report.js puts its own in place of this. */
    wake() {},
    /** `captured` has changed; trigger.js puts its own in place of this. */
    changed() {},
};

link.ends.push(() => ending.abort());
