// What trunk writes into the page as an inline script, as a file: a strict Content-Security-Policy allows files only.
import init from "./wrench-panel.js";

const response = await fetch(new URL("wrench-panel_bg.wasm", import.meta.url));
// boot.js tells a person what to do about a file that is not there.
if (!response.ok) {
    const text = `${new URL(response.url).pathname} is not there (HTTP status ${response.status}).`;
    throw Object.assign(new Error(text), { wrenchMissing: true });
}
await init({ module_or_path: response });
