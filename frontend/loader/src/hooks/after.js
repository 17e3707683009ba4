// Puts a function in place of another that calls it with the same `this` and arguments, then looks at the result.
import { link } from "../link.js";

/** Runs our part: what goes wrong in it stays in it, and after `destroy` nothing runs. */
export const guard =
    (work) =>
    (...args) => {
        try {
            if (!link.signal.aborted) return work(...args);
        } catch {}
    };

/** What `look` returns, if anything, is returned in place of the result. */
export function after(target, name, look) {
    const original = target[name];
    if (!original) return;
    const watch = guard(look);
    function ours(...args) {
        const result = original.apply(this, args);
        return watch(args, result, this) || result;
    }
    target[name] = ours;
    link.ends.push(() => target[name] === ours && (target[name] = original));
}

export const listen = (type, look) => addEventListener(type, guard(look), { signal: link.signal });
