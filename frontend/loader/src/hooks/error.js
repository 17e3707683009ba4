import { enqueue } from "../queue.js";
import { listen } from "./after.js";

/** Elements that could not load do not bubble to the window; only scripts' errors arrive here. */
export function hookError() {
    listen("error", ({ error, message }) => enqueue("error", { error: error || message }));
}
