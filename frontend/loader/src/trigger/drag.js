// The trigger can be dragged to each of the four corners and stays there.
import { stored } from "./store.js";

const SLACK = 4;
const POSITION = "wrench.position";

/** `place` is told the position, `style` moves the button while it is held. */
export function makeDraggable(button, style, place) {
    let start;
    let hasMoved;

    function settle({ clientX, clientY }) {
        const from = button.getBoundingClientRect();
        const position = `${clientY * 2 < innerHeight ? "top" : ""} ${clientX * 2 < innerWidth ? "left" : ""}`;
        style.translate = "";
        place(position);
        stored("localStorage", POSITION, position);
        if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
        const to = button.getBoundingClientRect();
        const translate = [`${from.x - to.x}px ${from.y - to.y}px`, "0 0"];
        button.animate({ translate }, { duration: 180, easing: "ease-out" });
    }

    button.onpointerdown = (event) => {
        if (event.button) return;
        start = event;
        hasMoved = false;
        button.setPointerCapture(event.pointerId);
    };
    button.onpointermove = ({ clientX, clientY }) => {
        if (!start) return;
        const x = clientX - start.clientX;
        const y = clientY - start.clientY;
        hasMoved ||= Math.hypot(x, y) > SLACK;
        if (hasMoved) style.translate = `${x}px ${y}px`;
    };
    button.onlostpointercapture = (event) => {
        start = 0;
        if (hasMoved) settle(event);
    };
    place(stored("localStorage", POSITION) || "");
    /** Whether the click at hand only ends a drag. A click by keyboard never does. */
    return (click) => click.detail && hasMoved;
}
