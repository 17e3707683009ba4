// Addresses of pages.

/** The address of a page: `link("customers", id)`. */
export function link(...parts) {
    return `#/${parts.map(encodeURIComponent).join("/")}`;
}

/** Goes to an address made with `link`. */
export function go(href) {
    location.hash = href;
}
