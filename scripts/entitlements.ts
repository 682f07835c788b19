// `npm run entitlements -- issue|list|revoke|release`: license keys for installations (--help tells more).
import { helpText, parseCommand, UsageError } from "./entitlements/arguments";
import { withOfficeDatabase } from "./lib/office-database.mjs";
import { Explained } from "./lib/progress.mjs";

async function main(): Promise<number> {
  const command = parseCommand(process.argv.slice(2));
  if (command.kind === "help") {
    console.log(helpText());
    return 0;
  }
  return withOfficeDatabase(async (env) => {
    // The settings read the environment when they are loaded, so they are loaded now.
    Object.assign(process.env, { LOG_LEVEL: "warn" }, env);
    const { runCommand } = await import("./entitlements/run");
    const { closeDatabase } = await import("@/lib/platform/db");
    const { DomainError } = await import("@/lib/platform/errors");
    try {
      console.log(await runCommand(command));
      return 0;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      console.error(error.message);
      return 1;
    } finally {
      await closeDatabase();
    }
  });
}

try {
  process.exitCode = await main();
} catch (error) {
  const usage = error instanceof UsageError;
  console.error(usage || error instanceof Explained ? error.message : error);
  if (usage) console.error("npm run entitlements -- --help tells what can be said.");
  process.exitCode = usage ? 2 : 1;
}
