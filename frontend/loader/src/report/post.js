// Events stay here until the server has them.
import { link } from "./link.js";

const LIMIT = 100;
const BATCH_BYTES = 60_000;
const SHORTEST_PAUSE = 500;
const LONGEST_PAUSE = 30_000;
const ADDRESS = `${link.base}api/v1/events?key=${encodeURIComponent(link.key)}`;

let events = [];
let timer;
let isSending;
let pause = SHORTEST_PAUSE;

export function keep(event) {
    if (events.push(event) > LIMIT) {
        events.shift();
        link.dropped++;
    }
}

/** The oldest events that fit, as text. One that can never fit is dropped. */
function nextBatch() {
    let count = events.length;
    for (;;) {
        const batch = { dropped: link.dropped, sent: events.slice(0, count) };
        batch.text = JSON.stringify({ loader: "1", dropped: batch.dropped, events: batch.sent });
        if (new Blob([batch.text]).size < BATCH_BYTES) return batch;
        if (count > 1) count >>= 1;
        else events.shift(link.dropped++);
    }
}

function forget({ sent, dropped }) {
    events = events.filter((event) => !sent.includes(event));
    link.dropped -= dropped;
}

/** Answers with the status, 0 if there was none, and how long the server wants to be left alone. */
async function post(body) {
    const init = { method: "POST", body, credentials: "omit", keepalive: body.length < 20_000 };
    try {
        const { status, headers } = await link.fetch.call(window, ADDRESS, init);
        return [status, status === 429 ? headers.get("retry-after") * 1000 : 0];
    } catch {
        return [0];
    }
}

export async function send() {
    if (isSending || !events.length) return;
    stop();
    isSending = true;
    const batch = nextBatch();
    let [status, wait] = await post(batch.text);
    isSending = false;
    if (!status || status === 429 || status > 499) {
        pause = Math.min(pause * 2, LONGEST_PAUSE);
        wait ||= pause;
    } else {
        forget(batch);
        if (status > 299) link.dropped += batch.sent.length;
        pause = SHORTEST_PAUSE;
    }
    sendLater(wait);
}

/** A pause that the server asked for is not cut short. */
export function sendLater(wait) {
    if (events.length && !isSending) timer ||= setTimeout(send, wait);
}

export function stop() {
    timer = clearTimeout(timer);
}

/** The page goes away: what is left travels without it. */
export function leave() {
    while (events.length) {
        const batch = nextBatch();
        if (!link.sendBeacon.call(navigator, ADDRESS, batch.text)) return;
        forget(batch);
    }
}
