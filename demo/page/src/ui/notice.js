// The red notice: what was tried, the status and the message as the API gave them, and a way to try again.

import { h } from "./dom.js";
import { icon } from "./icons.js";

function headline(error) {
    if (error.status) return `${error.status}: ${error.message}`;
    return error.status === 0 ? `No answer: ${error.message}` : error.message;
}

/** Without an answer the client's details are its own stack: for the console, not for a person. */
function explanations({ status, details, hint }) {
    return status === 0 ? [] : [details, hint].filter(Boolean);
}

/** `again` draws the button to repeat; without it there is none. */
export function failure(what, error, again) {
    return h(
        "div",
        { class: "notice", role: "alert" },
        icon("alert"),
        h(
            "div",
            { class: "notice__text" },
            h("p", { class: "notice__what" }, `${what}.`),
            h("p", { class: "notice__message" }, headline(error)),
            explanations(error).map((text) => h("p", { class: "notice__more" }, text)),
        ),
        again && h("button", { class: "button button--small", type: "button", onclick: again }, "Try again"),
    );
}
