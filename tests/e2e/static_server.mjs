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
    strict: (headers) => {
        headers["content-security-policy"] = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";
    },
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
            fault?.(headers, extname(path));
            response.writeHead(200, headers).end(request.method === "HEAD" ? undefined : body);
        } catch {
            response.writeHead(404).end();
        }
    });
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    return { address: `http://127.0.0.1:${server.address().port}`, stop: () => server.close() };
}
