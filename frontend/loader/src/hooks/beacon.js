import { enqueue } from "../queue.js";
import { after } from "./after.js";

/** The page is told only that the browser refused to send it. */
export function hookBeacon() {
    after(navigator, "sendBeacon", ([address, body], accepted) => {
        if (!accepted) enqueue("beacon", { args: [address, { method: "POST", body }], status: 0 });
    });
}
