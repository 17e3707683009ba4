// How the tests wait: for what they expect, never for a time.

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";

/** How long anything may take. Only a failure lasts that long, so it is meant for the slowest machine. */
export const PATIENCE_MS = 60_000;

const LOOK_AGAIN_MS = 50;

/** Reads until the value is the expected one; else fails with the last that was seen. */
export async function settles(read, expected, what) {
    const end = Date.now() + PATIENCE_MS;
    let seen = await read();
    while (!isDeepStrictEqual(seen, expected) && Date.now() < end) {
        await delay(LOOK_AGAIN_MS);
        seen = await read();
    }
    const told = `${what}: saw ${JSON.stringify(seen)} instead of ${JSON.stringify(expected)}`;
    assert.deepEqual(seen, expected, what && told);
}

/** Where something comes to rest, as `[x, y, width, height]`. */
export function restsAt(locator, expected, what) {
    const read = async () => {
        const box = await locator.boundingBox();
        return box && [box.x, box.y, box.width, box.height];
    };
    return settles(read, expected, what);
}

/** Waits until all is heard that the page's console has said so far: its messages arrive in order, and this is a last one. */
export async function hearConsole(page) {
    const last = randomUUID();
    await Promise.all([
        page.waitForEvent("console", (message) => message.text() === last),
        page.evaluate((text) => console.debug(text), last),
    ]);
}

/** Waits until nothing changes its looks any more but what does so for ever. */
export function standsStill(page) {
    return page.waitForFunction(() =>
        document.getAnimations().every(({ playState, effect }) => {
            return playState !== "running" || effect.getComputedTiming().endTime === Infinity;
        }),
    );
}
