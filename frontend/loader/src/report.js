// Makes events of what the loader saw, values as shapes, and sends them.
import { isEcho } from "./report/echo.js";
import { makeEvent } from "./report/event.js";
import { link } from "./report/link.js";
import { keep, leave, send, sendLater, stop } from "./report/post.js";

const GATHER_MS = 150;

let gathering;

function drain() {
    gathering = clearTimeout(gathering);
    for (const facts of link.waiting.splice(0)) {
        try {
            const event = makeEvent(facts);
            if (event && !isEcho(event, facts.at)) {
                keep(event);
                facts.id = event.id;
                link.captured++;
            }
        } catch {
            link.dropped++;
        }
    }
    link.changed();
}

function flush() {
    drain();
    return send();
}

function gather() {
    gathering ||= setTimeout(() => {
        drain();
        sendLater(0);
    }, GATHER_MS);
}

function hide() {
    drain();
    leave();
}

link.wake = gather;
window.__wrench.flush = flush;
link.listen("pagehide", hide);
link.ends.push(stop, () => clearTimeout(gathering));
gather();
