import { enqueue } from "../queue.js";
import { listen } from "./after.js";

export function hookRejection() {
    listen("unhandledrejection", ({ reason }) => enqueue("rejection", { error: reason }));
}
