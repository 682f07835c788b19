// `npm run maintenance -- [--dry-run] <command> [options]`: bulk work on photos, cards and files (--help tells more).
import { withOfficeDatabase } from "./lib/office-database.mjs";
import { Explained } from "./lib/progress.mjs";
import { helpText, parseCommand, UsageError } from "./maintenance/arguments";

async function main(): Promise<number> {
  const command = parseCommand(process.argv.slice(2));
  if (command.kind === "help") {
    console.log(helpText());
    return 0;
  }
  return withOfficeDatabase(async (env) => {
    // The settings and the job client read the environment when they are loaded, so they are loaded now.
    Object.assign(process.env, { LOG_LEVEL: "warn" }, env);
    const { runCommand } = await import("./maintenance/run");
    return runCommand(command);
  });
}

try {
  process.exitCode = await main();
} catch (error) {
  const usage = error instanceof UsageError;
  console.error(usage || error instanceof Explained ? error.message : error);
  if (usage) console.error("npm run maintenance -- --help tells what can be said.");
  process.exitCode = usage ? 2 : 1;
}
