// `wrench dev` as a person runs it, in a folder of its own with a copy of the declared files and on ports of its own.

import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** The binary under test: `WRENCH_BIN`, else the debug build. The sample app lies beside it. */
export function wrenchBinary() {
    const target = process.env.CARGO_TARGET_DIR ?? join(homedir(), ".cache/wrench/target");
    const path = process.env.WRENCH_BIN ?? join(target, "debug/wrench");
    if (!existsSync(path)) throw new Error(`${path} is missing: run \`cargo build -p wrench-backend -p wrench-demo\` first`);
    return path;
}

/**
 * A port that nobody listens on, below those that systems hand out by themselves: it is still free when it is used. And
 * above those that browsers refuse to speak to.
 */
async function freePort() {
    for (;;) {
        const port = 11_000 + Math.floor(Math.random() * 19_000);
        const server = createServer();
        const isFree = await new Promise((resolve) => {
            server.on("error", () => resolve(false)).listen(port, "127.0.0.1", () => resolve(true));
        });
        if (!isFree) continue;
        await new Promise((resolve) => server.close(resolve));
        return port;
    }
}

/** Patiently: a server that is ending still tidies up. */
function remove(folder) {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

function environment() {
    const { DATABASE_URL: _, ...rest } = process.env;
    return rest;
}

/** Starts everything after `prepare` has had the folder, on other ports if somebody else has taken one meanwhile; answers once it says that it is ready. */
export async function start({ prepare = () => {}, tries = 3 } = {}) {
    const folder = mkdtempSync(join(tmpdir(), "wrench-e2e-"));
    cpSync(join(ROOT, "deploy"), join(folder, "deploy"), { recursive: true });
    prepare(folder);
    const [wrenchPort, appPort] = [await freePort(), await freePort()];
    const addresses = ["--listen", `127.0.0.1:${wrenchPort}`, "--app-listen", `127.0.0.1:${appPort}`];
    const options = { cwd: folder, env: environment(), stdio: ["ignore", "pipe", "pipe"] };
    const child = spawn(wrenchBinary(), ["dev", "--format", "json", ...addresses], options);
    let errors = "";
    child.stderr.on("data", (part) => (errors += part));
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const ended = new Promise((resolve) => child.on("exit", (code, signal) => resolve(code ?? signal)));
    const first = await Promise.race([lines.next(), ended.then(() => ({ done: true }))]);
    if (!first.done) return new World({ folder, child, ended, lines, ready: JSON.parse(first.value) });
    const code = await ended;
    // Its last words may be on their way still; a process that it has left behind may keep the pipe open for ever.
    await Promise.race([once(child.stderr, "end"), delay(5000)]);
    remove(folder);
    if (tries > 1 && /in use|could not listen|did not become ready on/i.test(errors)) return start({ prepare, tries: tries - 1 });
    throw new Error(`wrench dev ended with ${code}:\n${errors}`);
}

class World {
    constructor(parts) {
        Object.assign(this, parts);
        ({ app: this.app, wrench: this.wrench, code: this.code, pair: this.pair } = parts.ready);
    }

    /** Asks for another one-time code and reads it where a person would. */
    async newCode() {
        for (;;) {
            const answer = await fetch(`${this.wrench}/api/v1/session/code`, { method: "POST" });
            if (answer.status === 204) break;
            // One code in two seconds.
            const wait = Number(answer.headers.get("retry-after")) * 1000 || 1000;
            await delay(wait);
        }
        return JSON.parse((await this.lines.next()).value).code;
    }

    /** Exchanges a code for a bearer, without a browser. */
    async token() {
        const body = JSON.stringify({ code: await this.newCode() });
        const answer = await fetch(`${this.wrench}/api/v1/session`, { method: "POST", body });
        return (await answer.json()).token;
    }

    read(file) {
        return readFileSync(join(this.folder, file), "utf8");
    }

    append(file, text) {
        appendFileSync(join(this.folder, file), text);
    }

    /** Runs the command in the same folder, as in a second terminal. */
    run(...args) {
        const options = { cwd: this.folder, env: environment(), encoding: "utf8" };
        return spawnSync(wrenchBinary(), args, options);
    }

    /** Ctrl-C. Answers with the exit code. */
    async stop() {
        this.child.kill("SIGINT");
        const code = await this.ended;
        remove(this.folder);
        return code;
    }
}
