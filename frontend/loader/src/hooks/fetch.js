import { enqueue } from "../queue.js";
import { after, guard } from "./after.js";
import { LONGEST, isError, isReadable } from "./answer.js";

/** The text of a copy, unless it is long: not every answer tells its length beforehand. */
async function read(response) {
    const reader = response.clone().body.getReader();
    const decoder = new TextDecoder();
    let text = "";
    for (;;) {
        const { done, value } = await reader.read();
        if (done) return text;
        text += decoder.decode(value, { stream: true });
        if (text.length > LONGEST) return void reader.cancel();
    }
}

const answered = guard((args, started, response) => {
    const { status, headers } = response;
    // An opaque answer has status 0 and tells nothing.
    if (!status || !isError(status)) return;
    const duration = performance.now() - started;
    const finish = guard((text) => enqueue("fetch", { args, duration, status, text }));
    if (isReadable((name) => headers.get(name))) read(response).then(finish, () => finish());
    else finish();
});

const failed = guard((args, started, error) => {
    const { signal } = args[1] || args[0];
    // Aborting can give any reason; running out of time is a failure.
    if (signal && signal.aborted && !(error && error.name === "TimeoutError")) return;
    enqueue("fetch", { args, duration: performance.now() - started, status: 0, error });
});

export function hookFetch() {
    after(window, "fetch", (args, result) => {
        const started = performance.now();
        if (!(result instanceof Promise)) return;
        // A handler on the promise itself would mark a failure as handled that the host does not handle.
        return result.then(
            (response) => {
                answered(args, started, response);
                return response;
            },
            (error) => {
                failed(args, started, error);
                throw error;
            },
        );
    });
}
