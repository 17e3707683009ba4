import { enqueue } from "../queue.js";
import { after } from "./after.js";

export function hookConsole() {
    after(console, "error", (words) => {
        enqueue("console", { words });
    });
}
