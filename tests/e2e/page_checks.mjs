// What can be read off any page: contrast, width.

import { standsStill } from "./waits.mjs";

/** Relative luminance contrast of two `rgb()` colours, as WCAG 2 defines it. */
function contrast(first, second) {
    const luminance = (color) => {
        const [red, green, blue] = color.match(/[\d.]+/g).map((part) => {
            const value = part / 255;
            return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const [high, low] = [luminance(first), luminance(second)].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
}

/** The texts whose contrast with what lies behind them is below what WCAG AA asks of small text. */
export async function faintTexts(page) {
    // Half way from one colour to another anything is faint.
    await standsStill(page);
    const pairs = await page.evaluate(() => {
        const behind = (element) => {
            for (let at = element; at; at = at.parentElement) {
                const color = getComputedStyle(at).backgroundColor;
                if (!color.endsWith(", 0)")) return color;
            }
            return "rgb(255, 255, 255)";
        };
        return [...document.querySelectorAll("body *")]
            .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
            .filter((element) => element.checkVisibility({ visibilityProperty: true }))
            .map((element) => [element.textContent.trim(), getComputedStyle(element).color, behind(element)]);
    });
    return pairs.filter(([, color, background]) => contrast(color, background) < 4.5).map((pair) => pair.join(" "));
}

/** By how many pixels the page is wider than its window. */
export function overflow(page) {
    return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}
