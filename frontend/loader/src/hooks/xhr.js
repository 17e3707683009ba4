import { enqueue } from "../queue.js";
import { after, guard } from "./after.js";
import { isError, isReadable } from "./answer.js";

const requests = new WeakMap();

function readAnswer(xhr) {
    if (!isReadable((name) => xhr.getResponseHeader(name))) return;
    if (/^(text)?$/.test(xhr.responseType)) return xhr.responseText;
    if (xhr.responseType === "json") return JSON.stringify(xhr.response);
}

const finished = guard(({ target }) => {
    const { status } = target;
    const { args, started } = requests.get(target);
    const duration = performance.now() - started;
    if (isError(status)) enqueue("xhr", { args, duration, status, text: readAnswer(target) });
});

/** Keeps a request as the arguments that `fetch` would have had. */
export function hookXhr() {
    const { prototype } = XMLHttpRequest;
    after(prototype, "open", ([method, address], result, xhr) => {
        requests.set(xhr, { args: [address, { method, headers: [] }] });
        // An aborted request has none of these; a listener added again is still one.
        for (const type of ["load", "error", "timeout"]) xhr.addEventListener(type, finished);
    });
    after(prototype, "setRequestHeader", (header, result, xhr) => {
        requests.get(xhr).args[1].headers.push(header);
    });
    after(prototype, "send", ([body], result, xhr) => {
        const request = requests.get(xhr);
        request.args[1].body = body;
        request.started = performance.now();
    });
}
