// A host page's server, and one that stands for Wrench: it serves the built scripts and records what they send.

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { PATIENCE_MS } from "../waits.mjs";

const SCRIPTS = fileURLToPath(new URL("../../../dist/loader", import.meta.url));
export const KEY = "0123456789abcdef0123456789abcdef";

/** Says it is ready, shows what it was told, and says what a test puts into its field. */
const FRAME = `<!doctype html><meta charset="utf-8"><title>Panel</title>
<style>:root { color-scheme: light dark } body { margin: 0; font: 13px system-ui }
    header { padding: 12px; border-bottom: 1px solid #8884 }</style>
<header>Wrench · System Health</header><button id="inside">Run Full Diagnostics</button><ol></ol><script>
    const host = new URLSearchParams(location.search).get("host");
    const say = (message) => parent.postMessage(message, host);
    addEventListener("message", ({ origin, data }) => {
        if (origin !== host) return;
        const item = document.createElement("li");
        item.textContent = JSON.stringify(data);
        document.querySelector("ol").append(item);
    });
    addEventListener("keydown", ({ key }) => key === "Escape" && say({ wrench: "close" }));
    if (!location.search.includes("mute")) say({ wrench: "ready" });
</script>`;

async function listen(answer) {
    const server = createServer((request, response) => {
        let body = "";
        request.setEncoding("utf8").on("data", (part) => (body += part)).on("end", () => answer(request, response, body));
    });
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    const stop = () => {
        server.closeAllConnections();
        server.close();
    };
    return { address: `http://127.0.0.1:${server.address().port}`, stop };
}

/** `answers` maps a path to `{ status, headers, body }`; `/` is the page. */
export async function serveHost() {
    const answers = {};
    const server = await listen((request, response) => {
        const { pathname } = new URL(request.url, "http://localhost");
        const { status = 200, headers = {}, body = "" } = answers[pathname] ?? { status: 404 };
        response.writeHead(status, headers).end(body);
    });
    return { ...server, answers };
}

function script(name) {
    return readFileSync(`${SCRIPTS}/${name}`, "utf8").replace("__WRENCH_KEY__", KEY);
}

/**
 * `mode.status` and `mode.headers` are the answer to events; connections for paths that `mode.refuse` fits are closed
 * and counted; with `mode.isMute` the frame never says that it is ready.
 */
export async function serveWrench() {
    const requests = [];
    const mode = { status: 200, headers: {}, refuse: null, refused: 0, isMute: false };
    const waiting = new Set();
    const server = await listen((request, response, body) => {
        const { pathname } = new URL(request.url, "http://localhost");
        const headers = { "access-control-allow-origin": "*", "access-control-expose-headers": "retry-after" };
        if (mode.refuse?.test(pathname)) {
            mode.refused += 1;
            for (const look of waiting) look();
            return request.socket.destroy();
        }
        if (pathname === "/") {
            const frame = mode.isMute ? FRAME.replace(/say\(\{ wrench: "ready" \}\)/, "0") : FRAME;
            return response.writeHead(200, { "content-type": "text/html" }).end(frame);
        }
        if (/^\/(loader|report|trigger)\.js$/.test(pathname)) {
            return response.writeHead(200, { ...headers, "content-type": "text/javascript" }).end(script(pathname));
        }
        const { method, url, headers: sent } = request;
        requests.push({ method, url, headers: sent, body, status: mode.status, at: Date.now() });
        response.writeHead(mode.status, { ...headers, ...mode.headers }).end("{}");
        for (const look of waiting) look();
    });
    const batches = () => requests.map(({ body, status }) => ({ ...JSON.parse(body), status }));
    const events = () => batches().filter(({ status }) => status < 300).flatMap((batch) => batch.events);

    /** Waits until `check` holds, after every request that comes in. */
    function until(check, what) {
        return new Promise((resolve, reject) => {
            const give = () => reject(new Error(`did not arrive: ${what}; got ${JSON.stringify(events())}`));
            const late = setTimeout(give, PATIENCE_MS);
            const look = () => {
                if (!check()) return;
                clearTimeout(late);
                waiting.delete(look);
                resolve();
            };
            waiting.add(look);
            look();
        });
    }
    const received = async (count) => {
        await until(() => events().length >= count, `${count} events`);
        return events();
    };
    return { ...server, mode, requests, batches, events, until, received };
}
