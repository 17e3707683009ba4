// The floating wrench, and the frame it opens.
import { makeDraggable } from "./trigger/drag.js";
import { makeFrame } from "./trigger/frame.js";
import { icon } from "./trigger/icon.js";
import { element, link } from "./trigger/link.js";
import { stored } from "./trigger/store.js";
import css from "./trigger/trigger.css";

const HIDDEN = "wrench.hidden";
// The page's own listeners, say those that close a menu at a click outside, must not take ours for theirs.
const KEPT_INSIDE = "keydown keyup keypress pointerdown mousedown touchstart click focusin".split(" ");

const host = document.createElement("wrench-devtools");
const shadow = host.attachShadow({ mode: "open" });
const sheet = new CSSStyleSheet();
const badge = element("span", { className: "badge" });
const button = element(
    "button",
    { ariaHasPopup: "dialog", ariaExpanded: "false" },
    icon(),
    badge,
);
let isOpen = false;
let reported;
// A page that insists on throwing us out may.
let mounts = 9;

const frame = makeFrame(({ wrench, open }) => {
    if (wrench === "close") close();
    if (wrench === "count") {
        reported = open;
        draw();
    }
    if (wrench === "ready" && isOpen && shadow.activeElement) frame.focus();
}, close);

function draw() {
    const count = reported ?? link.captured;
    badge.textContent = count > 99 ? "99+" : count || "";
    button.ariaLabel = `Wrench: open the panel (${count} error${count === 1 ? "" : "s"})`;
    button.ariaExpanded = isOpen;
}

function open() {
    show();
    const hadFocus = shadow.activeElement;
    isOpen = true;
    frame.show();
    draw();
    // Only a person who is here already is taken along.
    if (hadFocus) frame.focus();
}

function close() {
    const hadFocus = shadow.activeElement;
    isOpen = false;
    draw();
    if (hadFocus) button.focus();
    frame.box.hidden = true;
}

const toggle = () => (isOpen ? close() : open());

function setHidden(isHidden) {
    host.hidden = isHidden;
    stored("sessionStorage", HIDDEN, isHidden);
}

function hide() {
    close();
    setHidden(1);
}

const show = () => setHidden("");

/** Pages that draw themselves anew throw out what they do not know. */
function mount() {
    if (host.isConnected || !document.body || mounts-- < 1) return;
    document.body.append(host);
    // The top layer lies above every z-index.
    host.popover = "manual";
    host.showPopover?.();
}

sheet.replaceSync(css);
shadow.adoptedStyleSheets = [sheet];
button.setAttribute("aria-controls", "frame");
shadow.append(button, frame.box);
const isDrag = makeDraggable(button, sheet.cssRules[0].style, (position) => {
    button.className = `trigger ${position}`;
    frame.box.className = `frame ${position}`;
});
button.onclick = (event) => isDrag(event) || toggle();
shadow.addEventListener("keydown", ({ key }) => key === "Escape" && isOpen && close());
for (const type of KEPT_INSIDE) host.addEventListener(type, (event) => event.stopPropagation());

link.changed = draw;
draw();
mount();
const watcher = new MutationObserver(mount);
watcher.observe(document, { childList: true, subtree: true });
link.ends.push(() => watcher.disconnect(), () => host.remove());

host.hidden = stored("sessionStorage", HIDDEN);
if (/[?&]wrench=1/.test(location.search)) show();
const api = { open, close, toggle, hide, show };
Object.assign(window.__wrench, api);
for (const name of link.calls) api[name]?.();
