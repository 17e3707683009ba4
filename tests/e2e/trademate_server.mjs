// Starts a database of its own with the sample schema and data, and the `trademate` server on it.

import { execFile, spawn } from "node:child_process";
import { createHmac, randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const REPOSITORY = fileURLToPath(new URL("../..", import.meta.url));
const CACHE = process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache");
const PROGRAMS = join(process.env.CARGO_TARGET_DIR ?? join(CACHE, "wrench/target"), "debug");

const run = promisify(execFile);
const REMOVAL = { recursive: true, force: true, maxRetries: 10, retryDelay: 100 };

/** Everything a test needs: an address, SQL as superuser, tokens of any content, and a way to end it all. */
export async function start() {
    const folder = await mkdtemp(join(tmpdir(), "wrench-supabase-"));
    const { DATABASE_URL: _, ...environment } = process.env;
    const deploy = ["deploy", "--dir", join(REPOSITORY, "deploy"), "--seed", "--yes", "--quiet"];
    await run(join(PROGRAMS, "wrench"), deploy, { cwd: folder, env: environment });
    const server = JSON.parse(await readFile(join(folder, ".wrench/server.json"), "utf8"));
    const superuser = (await readFile(join(folder, ".wrench/password"), "utf8")).trim();

    const connection = ["-h", server.host, "-p", String(server.port), "-U", server.superuser, "-d", "postgres"];
    const options = { env: { ...environment, PGPASSWORD: superuser } };
    const sql = async (text) => {
        const settings = ["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1"];
        return (await run("psql", [...connection, ...settings, "-c", text], options)).stdout.trim();
    };

    const password = randomBytes(16).toString("hex");
    await sql(`alter role authenticator password '${password}'`);
    const secret = randomBytes(32).toString("hex");
    const child = spawn(join(PROGRAMS, "trademate"), ["--listen", "127.0.0.1:0", "--until-stdin-closes"], {
        env: {
            ...environment,
            TRADEMATE_DATABASE_URL: `postgresql://authenticator:${password}@${server.host}:${server.port}/postgres`,
            TRADEMATE_JWT_SECRET: secret,
        },
        stdio: ["pipe", "pipe", "inherit"],
    });
    const ended = new Promise((resolve) => child.once("exit", (code, signal) => resolve(signal ?? code)));
    const address = await firstAddress(child, ended);

    const stopDatabase = async () => {
        if (!(await isRunning(server.pid))) return;
        process.kill(server.pid, "SIGINT");
        while (await isRunning(server.pid)) await new Promise((resolve) => setTimeout(resolve, 50));
    };
    const stop = async () => {
        child.stdin.end();
        const how = await ended;
        await stopDatabase();
        // The data lie elsewhere when the server's user may not enter the folder.
        for (const left of [dirname(server.data_dir), folder]) await rm(left, REMOVAL);
        return how;
    };
    return { address, sql, sign: (claims) => sign(claims, secret), stopDatabase, stop };
}

/** The address in the line that the server prints once it is ready. */
async function firstAddress(child, ended) {
    const line = new Promise((resolve) => createInterface(child.stdout).once("line", resolve));
    const first = await Promise.race([line, ended.then((how) => `ended before it was ready: ${how}`)]);
    const address = /^trademate: listening on (http:\/\/localhost:\d+)$/.exec(first)?.[1];
    if (!address) throw new Error(`trademate said: ${first}`);
    return address;
}

async function isRunning(pid) {
    try {
        const status = await readFile(`/proc/${pid}/stat`, "utf8");
        return !/^\d+ \(.*\) Z/.test(status);
    } catch {
        return false;
    }
}

function sign(claims, secret) {
    const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const text = `${part({ alg: "HS256", typ: "JWT" })}.${part(claims)}`;
    return `${text}.${createHmac("sha256", secret).update(text).digest("base64url")}`;
}
