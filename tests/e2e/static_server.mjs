// Serves one folder on a free loopback port. Some first path segments serve it with a fault, so that tests can see
// what the panel says then.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";

const MIME_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
};

const FAULTS = {
    "wrong-mime": (headers, extension) => {
        if (extension === ".wasm") headers["content-type"] = "application/octet-stream";
    },
    "no-wasm": (headers) => {
        headers["content-security-policy"] = "default-src 'self'; script-src 'self'";
    },
    // What Wrench's own server sends.
    strict: (headers) => {
        headers["content-security-policy"] =
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; " +
            "connect-src 'self'; base-uri 'none'; form-action 'none'";
    },
    "lost-wasm": (headers, extension) => extension === ".wasm",
    "lost-script": (headers, extension, path) => path.endsWith("wrench-panel.js"),
};

/** Starts the server; answers with its address and a function that stops it. */
export async function serve(folder) {
    const server = createServer(async (request, response) => {
        let path = normalize(new URL(request.url, "http://localhost").pathname);
        const [, first] = path.split("/");
        const fault = FAULTS[first];
        if (fault) path = path.slice(first.length + 1);
        if (path.endsWith("/")) path += "index.html";
        try {
            const body = await readFile(join(folder, path));
            const headers = { "content-type": MIME_TYPES[extname(path)] ?? "application/octet-stream" };
            if (fault?.(headers, extname(path), path) === true) throw new Error("lost");
            response.writeHead(200, headers).end(request.method === "HEAD" ? undefined : body);
        } catch {
            response.writeHead(404).end();
        }
    });
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    return { address: `http://127.0.0.1:${server.address().port}`, stop: () => server.close() };
}
