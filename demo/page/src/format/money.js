// Amounts in the currency of their document.

/** 1234.5 in USD as "$1,234.50". */
export function money(amount, currency) {
    return new Intl.NumberFormat("en-US", { style: "currency", currency }).format(amount);
}

/** A sum to the cent, of amounts as the API gives them. */
export function sumOf(amounts) {
    return amounts.reduce((cents, amount) => cents + Math.round(amount * 100), 0) / 100;
}

/** 0.0825 as "8.25 %". */
export function percent(fraction) {
    return `${Number((fraction * 100).toFixed(3))} %`;
}
