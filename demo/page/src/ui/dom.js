// Elements from data. Text is always text: nothing here parses HTML, and nothing sets a style attribute.

const SVG = "http://www.w3.org/2000/svg";

function set(element, name, value) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else element.setAttribute(name, value);
}

function fill(element, attributes, children) {
    for (const [name, value] of Object.entries(attributes)) {
        if (value !== null && value !== undefined && value !== false) set(element, name, value);
    }
    const isShown = (child) => child !== null && child !== undefined && child !== false && child !== "";
    element.append(...children.flat(Infinity).filter(isShown));
    return element;
}

/** `h("a", { href }, "text", node, [nodes])`; null, undefined and false are left out, as attribute and as child. */
export function h(tag, attributes = {}, ...children) {
    return fill(document.createElement(tag), attributes, children);
}

/** The same in the SVG name space. */
export function svg(tag, attributes = {}, ...children) {
    return fill(document.createElementNS(SVG, tag), attributes, children);
}
