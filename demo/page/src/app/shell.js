// The frame around every page: navigation on the left, who is signed in on the top.

import { h } from "../ui/dom.js";
import { icon, logo } from "../ui/icons.js";
import { initials, words } from "../format/text.js";
import { clearFailures, failurePlace, toastPlace } from "../ui/messages.js";
import { pagesFor } from "../pages/index.js";

function navItem(page) {
    return h(
        "a",
        { href: `#/${page.path}`, class: "nav__item", "data-section": page.section },
        icon(page.nav.icon),
        h("span", {}, page.nav.title ?? page.title),
        page.nav.tag && h("span", { class: "nav__tag" }, page.nav.tag),
    );
}

function navigation(app) {
    const allowed = pagesFor(app).filter((page) => page.nav && (!page.needs || app.can(page.needs)));
    const wrench = app.config.wrench_origin;
    return h(
        "aside",
        { class: "side", id: "navigation" },
        h("a", { class: "brand", href: "#/" }, logo(), h("span", {}, "TradeMate")),
        h("nav", { class: "nav", "aria-label": "Main" }, allowed.map(navItem)),
        h(
            "div",
            { class: "side__foot" },
            h("strong", {}, app.company.name),
            wrench && h("a", { href: wrench, target: "_blank", rel: "noreferrer" }, "Open Wrench"),
        ),
    );
}

function personSwitch(app, onSwitch) {
    const companies = [...new Set(app.config.people.map((person) => person.company))];
    const option = (person) =>
        h(
            "option",
            { value: person.user, selected: person.user === app.person.login },
            `${person.name}, ${words(person.role)}`,
        );
    const group = (company) =>
        h("optgroup", { label: company }, app.config.people.filter((person) => person.company === company).map(option));
    return h(
        "div",
        { class: "person" },
        h("span", { class: "avatar", "aria-hidden": "true" }, initials(app.person.full_name)),
        h("label", { class: "hidden", for: "person" }, "Signed in as"),
        h("select", { id: "person", onchange: (event) => onSwitch(event.target.value) }, companies.map(group)),
    );
}

function markCurrent(side, section) {
    for (const item of side.querySelectorAll("[data-section]")) {
        if (item.dataset.section === section) item.setAttribute("aria-current", "page");
        else item.removeAttribute("aria-current");
    }
}

/** The frame as an element, and the function that puts a page into it. */
export function shell(app, { onSwitch }) {
    const side = navigation(app);
    const main = h("main", { class: "main", id: "main" });
    const menu = h(
        "button",
        { class: "icon-button menu", type: "button", "aria-controls": "navigation", "aria-label": "Menu" },
        icon("menu"),
    );
    const element = h(
        "div",
        { class: "shell" },
        h("a", { class: "skip", href: "#main", onclick: skip }, "Skip to the page"),
        side,
        h("div", { class: "shade", onclick: () => open(false) }),
        h(
            "div",
            { class: "body" },
            h("header", { class: "top" }, menu, personSwitch(app, onSwitch)),
            failurePlace(),
            main,
        ),
        toastPlace(),
    );

    function open(wanted) {
        element.classList.toggle("shell--open", wanted);
        menu.setAttribute("aria-expanded", String(wanted));
        if (wanted) side.querySelector(".nav__item").focus();
    }
    // The address behind # is the router's, so the skip link must not change it.
    function skip(event) {
        event.preventDefault();
        main.querySelector("h1")?.focus();
    }
    menu.addEventListener("click", () => open(!element.classList.contains("shell--open")));
    element.addEventListener("keydown", (event) => {
        if (event.key !== "Escape" || !element.classList.contains("shell--open")) return;
        open(false);
        menu.focus();
    });
    open(false);

    function show(page, view) {
        open(false);
        clearFailures();
        markCurrent(side, typeof page?.section === "function" ? page.section(app) : page?.section);
        main.replaceChildren(view);
        scrollTo(0, 0);
    }
    return { element, show };
}
