// The panel on a server that has its files alone: how it loads, what it says when it cannot, and the pairing screen.

import assert from "node:assert/strict";
import { faintTexts, overflow } from "./page_checks.mjs";
import { settles } from "./waits.mjs";

function asksForACode(scheme) {
    return async ({ open, photograph }) => {
        const page = await open("/", { colorScheme: scheme });
        await page.getByText("The code is in the terminal in which Wrench runs").waitFor();
        assert.deepEqual(await faintTexts(page), []);
        await photograph(page, `pairing-${scheme}`);
    };
}

export const LOADING = {
    "asks for a code, in the light scheme": asksForACode("light"),
    "asks for a code, in the dark scheme": asksForACode("dark"),

    "keeps the scheme that a person has chosen": async ({ open }) => {
        const page = await open("/", { colorScheme: "dark" });
        await page.evaluate(() => localStorage.setItem("wrench.theme", "light"));
        const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
        const dark = await background();
        await page.reload();
        await page.locator(".wr-pairing").waitFor();
        assert.notEqual(await background(), dark);
    },

    "says what the server answers to a code that it does not take": async ({ open, takeErrors }) => {
        const page = await open("/");
        await page.getByLabel("Code").fill("abcd-1234");
        await page.getByText("Wrench answered with HTTP status 404.").waitFor();
        await settles(() => page.getByLabel("Code").inputValue(), "", "what is left in the field");
        await takeErrors();
    },

    "says so when nobody answers": async ({ open }) => {
        const page = await open("/");
        await page.context().setOffline(true);
        await page.getByRole("button", { name: "Show a new code" }).click();
        await page.getByText("Wrench does not answer.").waitFor();
    },

    "takes the code of a magic link out of the address": async ({ open, takeErrors }) => {
        const page = await open("/#code=ABCD1234");
        await page.getByText("HTTP status 404").waitFor();
        await settles(() => page.evaluate(() => location.hash), "", "what is left of the address");
        await takeErrors();
    },

    "fits 320 px without scrolling sideways": async ({ open, photograph }) => {
        const page = await open("/", { viewport: { width: 320, height: 640 } });
        assert.ok((await overflow(page)) <= 0);
        await photograph(page, "pairing-narrow");
    },

    "starts when the server's MIME type forbids streaming": async ({ open }) => {
        const page = await open("/wrong-mime/");
        await page.getByLabel("Code").waitFor();
    },

    "runs under a strict content security policy": async ({ open }) => {
        const page = await open("/strict/");
        await page.getByLabel("Code").waitFor();
    },

    "names the missing permission when the page forbids WebAssembly": async ({ open, takeErrors, photograph }) => {
        const page = await open("/no-wasm/");
        await page.getByRole("alert").waitFor();
        await page.getByText("script-src 'self' 'wasm-unsafe-eval'").waitFor();
        await photograph(page, "forbidden");
        assert.notDeepEqual(await takeErrors(), [], "the browser reports what it has blocked");
    },

    "names `make panel` when the WebAssembly is not there": async ({ open, takeErrors, photograph }) => {
        const page = await open("/lost-wasm/");
        await page.getByRole("alert").waitFor();
        await page.getByText("make panel", { exact: true }).waitFor();
        await photograph(page, "not-built");
        await takeErrors();
    },

    "names `make panel` when its script is not there": async ({ open, takeErrors }) => {
        const page = await open("/lost-script/");
        await page.getByText("make panel", { exact: true }).waitFor();
        await takeErrors();
    },
};
