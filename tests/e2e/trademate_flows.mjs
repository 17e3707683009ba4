// Uses the sample app from end to end, beside SQL: what the pages say is what the database holds, to the cent, and to nobody else.
//
//   node tests/e2e/with_world.mjs trademate_flows.mjs        after scripts/setup test, make assets and a debug build

import assert from "node:assert/strict";
import { APART } from "./trademate_apart.mjs";
import { DAY } from "./trademate_day.mjs";
import { MONEY } from "./trademate_money.mjs";
import { runSuite } from "./trademate_page.mjs";
import { sqlOf } from "./world_sql.mjs";

const folder = process.env.WORLD_FOLDER;
assert.ok(folder, "WORLD_FOLDER says where the server of the sample app keeps its password");
await runSuite("flows", { ...MONEY, ...DAY, ...APART }, { sql: await sqlOf(folder) });
