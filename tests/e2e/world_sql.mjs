// SQL on a world's own server, past every policy: what the pages are held against.

import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A function that runs SQL as superuser and answers with the lines, columns divided by `|`. The folder is where `.wrench` is. */
export async function sqlOf(folder) {
    const server = JSON.parse(await readFile(join(folder, ".wrench/server.json"), "utf8"));
    const password = (await readFile(join(folder, ".wrench/password"), "utf8")).trim();
    const address = ["-h", server.host, "-p", String(server.port), "-U", server.superuser, "-d", "postgres"];
    const settings = ["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1"];
    const { DATABASE_URL: _, ...environment } = process.env;
    const options = { env: { ...environment, PGPASSWORD: password } };
    const psql = async (...rest) => {
        const { stdout } = await run("psql", [...address, ...settings, ...rest], options);
        return stdout.trim().split("\n").filter(Boolean);
    };
    const sql = (text) => psql("-c", text);
    /** A file beside this one, with psql's variables. */
    sql.file = (name, variables) => {
        const given = Object.entries(variables).flatMap(([key, value]) => ["-v", `${key}=${value}`]);
        return psql(...given, "-f", fileURLToPath(new URL(name, import.meta.url)));
    };
    return sql;
}
