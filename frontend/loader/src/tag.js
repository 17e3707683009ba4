// The tag that brought this script: where Wrench lives, and the project it reports to.
const tag = document.currentScript || document.querySelector("script[data-wrench]");

export const { nonce } = tag;
/** The folder the script came from. Requests to it are Wrench's own. */
export const { href: base, origin } = new URL(".", tag.src);
/** The server writes the key over the placeholder when it serves the file. */
export const key = tag.dataset.wrench || "__WRENCH_KEY__";
