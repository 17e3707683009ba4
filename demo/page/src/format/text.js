// Words for what the database names with identifiers.

/** `awaiting_payment` as "Awaiting payment". */
export function words(identifier) {
    const text = String(identifier).replaceAll("_", " ");
    return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "Maria Santos" as "MS". */
export function initials(name) {
    const parts = name.trim().split(/\s+/);
    return [parts[0], parts.length > 1 ? parts.at(-1) : ""].map((part) => part.charAt(0).toUpperCase()).join("");
}

/** An address in one line, without what is not known. */
export function addressLine({ street, city, region, postal_code }) {
    return [street, city, [region, postal_code].filter(Boolean).join(" ")].filter(Boolean).join(", ");
}

/** "3 jobs", "1 job". */
export function plural(count, one, many = `${one}s`) {
    return `${count} ${count === 1 ? one : many}`;
}
