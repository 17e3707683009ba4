// What trunk writes into the page as an inline script, as a file: a strict Content-Security-Policy allows files only.
import init from "./wrench-panel.js";

init({ module_or_path: new URL("wrench-panel_bg.wasm", import.meta.url) });
