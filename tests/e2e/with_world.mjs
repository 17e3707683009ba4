// Runs one suite against a Wrench and a sample app of its own:
//
//   node tests/e2e/with_world.mjs panel.mjs
//
// The suite gets TRADEMATE_URL, WRENCH_URL and WRENCH_CODE, and in WORLD_FOLDER the folder with the server's password; it may be
// told of a running one by the same names.

import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { start } from "./world.mjs";

const [suite, ...rest] = process.argv.slice(2);
const world = await start();
const environment = { TRADEMATE_URL: world.app, WRENCH_URL: world.wrench, WRENCH_CODE: world.code, WORLD_FOLDER: world.folder };
const path = fileURLToPath(new URL(suite, import.meta.url));
const child = spawn(process.execPath, [path, ...rest], { stdio: "inherit", env: { ...process.env, ...environment } });
const code = await new Promise((resolve) => child.on("exit", (code, signal) => resolve(signal ? 1 : code)));
const ended = await world.stop();
if (ended !== 0) console.error(`wrench dev ended with ${ended}`);
process.exitCode = code || (ended === 0 ? 0 : 1);
