// Bundles the three scripts and writes them into the given folder.
//
//   node frontend/loader/build.mjs FOLDER

import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";

const SCRIPTS = ["loader", "report", "trigger"];
const TARGET = "es2020";

/** Gives custom properties names of one letter. */
function shorten(css) {
    const names = [...new Set(css.match(/--[a-z]{2,}/g))];
    return css.replace(/--([a-z]{2,}):\s*|--[a-z]{2,}/g, (found, declared) => {
        const letter = String.fromCharCode(97 + names.indexOf(declared ? `--${declared}` : found));
        return declared ? `--${letter}:` : `--${letter}`;
    });
}

/** A style sheet arrives as text, for a constructed sheet: a strict policy allows no other. */
const cssAsText = {
    name: "css-as-text",
    setup(plugin) {
        plugin.onLoad({ filter: /\.css$/ }, async ({ path }) => {
            const { code } = await transform(await readFile(path, "utf8"), { loader: "css", minify: true });
            return { contents: shorten(code.trim()), loader: "text" };
        });
    },
};

await build({
    absWorkingDir: fileURLToPath(new URL("src", import.meta.url)),
    entryPoints: SCRIPTS.map((name) => `${name}.js`),
    outdir: process.argv[2],
    bundle: true,
    minify: true,
    format: "iife",
    target: TARGET,
    // Plain ASCII reads the same whatever encoding the page declares.
    charset: "ascii",
    legalComments: "none",
    plugins: [cssAsText],
    logLevel: "warning",
});
