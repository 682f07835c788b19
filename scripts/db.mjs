// The office's embedded database by hand: `npm run db:start`, `npm run db:stop`, `node scripts/db.mjs status`.
import { dataDirOf } from "./lib/office.mjs";
import { serverStatus, startServer, stopServer } from "./lib/postgres/server.mjs";

const dataDir = dataDirOf(process.env);
const command = process.argv[2] ?? "status";
try {
  if (command === "start") {
    const server = await startServer({ dataDir, keep: true });
    console.log(`PostgreSQL ${server.adopted ? "was running" : "runs"} (pid ${server.pid}):\n${server.url("bureau")}`);
  } else if (command === "stop") {
    const { stopped, users } = await stopServer({ dataDir });
    if (stopped) console.log("PostgreSQL has stopped.");
    else if (users.length > 0) console.log(`PostgreSQL runs on until its users end: process ${users.join(", ")}.`);
    else console.log("PostgreSQL was not running.");
  } else if (command === "status") {
    const status = await serverStatus({ dataDir });
    console.log(status ? JSON.stringify(status, null, 2) : "PostgreSQL is not running.");
  } else {
    throw new Error(`unknown command ${command}: say start, stop or status`);
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
