// A state as a coloured word.

import { h } from "./dom.js";
import { words } from "../format/text.js";

const TONES = {
    good: ["completed", "done", "paid", "active", "approved", "converted", "succeeded"],
    busy: ["in_progress", "working", "on_my_way", "today", "sent", "awaiting_payment", "partly_paid"],
    warn: ["on_hold", "changes_requested", "expired", "pending", "lead"],
    bad: ["late", "no_show", "past_due", "bad_debt", "declined", "failed"],
};
const NAMES = { converted: "accepted", sent: "awaiting answer" };

/** Every state of the schema has a tone; the quiet ones (draft, archived, void …) are grey. */
export function badge(state) {
    const tone = Object.keys(TONES).find((name) => TONES[name].includes(state)) ?? "quiet";
    return h("span", { class: `badge badge--${tone}` }, words(NAMES[state] ?? state));
}
