// A failed request often speaks twice: as itself, then in the console. What was just said is not said again.

const SPAN_MS = 1000;
const REMEMBERED = 9;

let recent = [];

export function isEcho({ message, request }, at) {
    recent = recent.filter((known) => at - known.at < SPAN_MS).slice(-REMEMBERED);
    if (!request && recent.some((known) => known.message.endsWith(message))) return true;
    recent.push({ message, at });
}
