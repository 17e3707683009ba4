/** Reads, or with a value writes, what the browser keeps. A page in a sandbox has nothing that keeps. */
export function stored(storage, name, value) {
    try {
        return value === undefined ? window[storage][name] : (window[storage][name] = value);
    } catch {}
}
