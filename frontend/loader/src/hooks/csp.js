import { enqueue } from "../queue.js";
import { listen } from "./after.js";

export function hookCsp() {
    listen("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
        enqueue("csp", { directive: effectiveDirective, blocked: blockedURI }),
    );
}
