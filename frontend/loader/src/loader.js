// The script a page includes. It hooks what fails and keeps what it saw; what becomes of that is in report.js, and what
// the person sees in trigger.js, so that a page waits for little.
import { element } from "./element.js";
import { guard, listen } from "./hooks/after.js";
import { hookBeacon } from "./hooks/beacon.js";
import { hookConsole } from "./hooks/console.js";
import { hookCsp } from "./hooks/csp.js";
import { hookError } from "./hooks/error.js";
import { hookFetch } from "./hooks/fetch.js";
import { hookRejection } from "./hooks/rejection.js";
import { hookXhr } from "./hooks/xhr.js";
import { link } from "./link.js";
import { enqueue } from "./queue.js";
import { hearReplays } from "./replay.js";
import { base, nonce } from "./tag.js";

const LONGEST_PAUSE = 30_000;
const LATER = ["open", "close", "toggle", "hide", "show", "flush"];

function load(name, pause) {
    const src = `${base}${name}.js`;
    // Failures wait meanwhile.
    const onerror = () => setTimeout(guard(load), pause, name, Math.min(pause * 2, LONGEST_PAUSE));
    document.head.append(element("script", { src, nonce, onerror }));
}

function wake() {
    link.wake = () => {};
    load("report", 1000);
}

function whenIdle() {
    link.wake();
    load("trigger", 1000);
}

function start() {
    const api = {
        link,
        capture: (error) => enqueue("error", { error }),
        destroy() {
            delete window.__wrench;
            link.ends.map((end) => end());
        },
    };
    LATER.map((name) => (api[name] = () => void link.calls.push(name)));
    window.__wrench = api;
    Object.assign(link, { element, listen });
    link.wake = wake;
    [hookFetch, hookXhr, hookBeacon, hookConsole, hookError, hookRejection, hookCsp, hearReplays].map((hook) => hook());
    const idle = guard(whenIdle);
    const wait = () => (window.requestIdleCallback ? requestIdleCallback(idle) : setTimeout(idle, 200));
    if (document.readyState === "complete") wait();
    else listen("load", wait);
}

if (!window.__wrench && !/[?&]wrench=0/.test(location.search)) start();
