// The icons, as strokes in a square of 24.

import { svg } from "./dom.js";

const PATHS = {
    today: ["M4 5h16v15H4z", "M4 10h16", "M8 3v4", "M16 3v4", "m9 15 2 2 4-4"],
    schedule: ["M4 5h16v15H4z", "M4 10h16", "M9.300 10v10", "M14.700 10v10"],
    mine: ["M12 21s7-6.3 7-11.500a7 7 0 0 0-14 0C5 14.7 12 21 12 21z", "m9.300 9.500 2 2 3.500-3.700"],
    customers: [
        "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7z",
        "M3 20c0-3.3 2.7-6 6-6s6 2.7 6 6",
        "M16 4.5a3.5 3.5 0 0 1 0 6.5",
        "M18 14.5c1.8.9 3 3 3 5.5",
    ],
    jobs: ["M4 8h16v12H4z", "M9 8V5h6v3", "M4 13h16", "M12 12v3"],
    quotes: ["M6 3h9l4 4v14H6z", "M14 3v5h5", "M9.5 13h6", "M9.5 17h4"],
    invoices: ["M5 3v18l2.3-1.5L9.7 21l2.3-1.5 2.3 1.5 2.4-1.5L19 21V3z", "M9 8h6", "M9 12h6"],
    reminders: ["M6 10a6 6 0 0 1 12 0c0 5 2 6.5 2 6.500H4S6 15 6 10z", "M10 20a2.2 2.2 0 0 0 4 0"],
    menu: ["M4 7h16", "M4 12h16", "M4 17h16"],
    alert: ["M12 3 2.5 20h19z", "M12 10v4.5", "M12 17.200v.2"],
    check: ["m5 12.5 4.5 4.500L19 7.5"],
    close: ["m6 6 12 12", "m18 6-12 12"],
    place: ["M12 21s7-6.3 7-11.500a7 7 0 0 0-14 0C5 14.7 12 21 12 21z", "M12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z"],
    clock: ["M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z", "M12 7v5l3.5 2"],
    key: ["M15 11a4 4 0 1 0-3.8-2.700L4 15.500V20h4.500v-3H11v-2.500l2-1.700c.6.1 1.3.2 2 .2z"],
};

/** A decorative icon: what it means must stand beside it as text, or in the button's label. */
export function icon(name) {
    const lines = PATHS[name].map((d) => svg("path", { d }));
    return svg("svg", { class: "icon", viewBox: "0 0 24 24", "aria-hidden": "true" }, lines);
}

/** The app's mark: a roof and a tick. */
export function logo() {
    return svg(
        "svg",
        { class: "logo", viewBox: "0 0 32 32", "aria-hidden": "true" },
        svg("path", { class: "logo__roof", d: "M6 15.5 16 7l10 8.5" }),
        svg("path", { class: "logo__tick", d: "m10.5 19.5 4 4 7.5-8" }),
    );
}
