// Addresses of pages.

/** The address of a page: `link("customers", id)`. */
export function link(...parts) {
    return `#/${parts.map(encodeURIComponent).join("/")}`;
}

/** The same with a search: `linkWith(link("schedule"), { week })`. */
export function linkWith(href, search) {
    return `${href}?${new URLSearchParams(search)}`;
}

/** Goes to an address made with `link`. */
export function go(href) {
    location.hash = href;
}
