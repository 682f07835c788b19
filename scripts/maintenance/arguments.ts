import { parseArgs } from "node:util";
import {
  MAINTENANCE_TASKS,
  MaintenanceRequest,
  MaintenanceRequests,
  type MaintenanceTask,
} from "@/lib/licenses/maintenance/schema";

export const STATS = "storage-stats";
export type Command =
  | { kind: "help" }
  | { kind: "stats" }
  /** What the job is asked for. */
  | { kind: "task"; request: MaintenanceRequest };

/** The command line cannot be understood; the message names the option. */
export class UsageError extends Error {}

type Option = { flag: string; name: string; type: "boolean" | "string"; usual: unknown; description: string };

/** The options of a task are its request's fields: `batch_size` is `--batch-size`. */
function optionsOf(task: MaintenanceTask): Option[] {
  const schema = MaintenanceRequests[task];
  const shape: Record<string, { description?: string }> = schema.shape;
  return Object.entries(schema.parse({ task }))
    .filter(([name]) => name !== "task")
    .map(([name, usual]) => ({
      flag: name.replaceAll("_", "-"),
      name,
      type: typeof usual === "boolean" ? "boolean" : "string",
      usual,
      description: shape[name]?.description ?? "",
    }));
}

const isTask = (name: string): name is MaintenanceTask => (MAINTENANCE_TASKS as readonly string[]).includes(name);

/**
 * Reads `[--dry-run] <command> [options]`; `--dry-run` may stand behind the command, too.
 *
 * @throws UsageError
 */
export function parseCommand(argv: readonly string[]): Command {
  const command = argv.find((argument) => !argument.startsWith("-"));
  const task = command !== undefined && isTask(command) ? command : null;
  const options = task ? optionsOf(task) : [];
  const { values, positionals } = parse(argv, options);
  if (values.help) return { kind: "help" };
  if (command === undefined) throw new UsageError(`Which command? ${[...MAINTENANCE_TASKS, STATS].join(", ")}`);
  if (positionals.length > 1) throw new UsageError(`"${positionals[1]}" is not expected behind ${command}`);
  if (command === STATS) return { kind: "stats" };
  if (!task) throw new UsageError(`There is no command "${command}": ${[...MAINTENANCE_TASKS, STATS].join(", ")}`);
  const given = Object.fromEntries(options.map(({ flag, name }) => [name, values[flag]]));
  const request = MaintenanceRequest.safeParse({ task, ...given });
  if (request.success) return { kind: "task", request: request.data };
  const [issue] = request.error.issues;
  throw new UsageError(`--${String(issue?.path[0]).replaceAll("_", "-")} ${issue?.message}`);
}

type Parsed = { values: Record<string, string | boolean | undefined>; positionals: string[] };

function parse(argv: readonly string[], options: readonly Option[]): Parsed {
  const known = Object.fromEntries(options.map(({ flag, type }) => [flag, { type }]));
  try {
    return parseArgs({
      args: [...argv],
      options: { ...known, "dry-run": { type: "boolean" }, help: { type: "boolean", short: "h" } },
      allowPositionals: true,
    });
  } catch (error) {
    // Node's first sentence names the option; the others are about its own syntax.
    throw new UsageError((error as Error).message.split(". ")[0]);
  }
}

const SUMMARIES: Record<MaintenanceTask | typeof STATS, string> = {
  "process-photos": "cut the portraits of people whose photo was never processed",
  "regenerate-licenses": "draw cards again that are missing, of an older version, or would come out otherwise",
  "cleanup-storage": "remove temporary files, and files that no record names",
  "sync-files": "compare records with files in both directions, and restore what can be restored",
  [STATS]: "tell how many files there are, and how large",
};

export function helpText(): string {
  const lines = ["Usage: npm run maintenance -- [--dry-run] <command> [options]", ""];
  for (const command of [...MAINTENANCE_TASKS, STATS] as const) {
    lines.push(`  ${command.padEnd(22)}${SUMMARIES[command]}`);
    if (command === STATS) continue;
    for (const { flag, type, usual, description } of optionsOf(command)) {
      if (flag === "dry-run") continue;
      const written = `--${flag}${type === "string" ? ` ${usual}` : ""}`;
      lines.push(`      ${written.padEnd(26)}${description}`);
    }
  }
  lines.push(
    "",
    "  --dry-run                 Only count and list; change nothing",
    "  --help                    Show this",
    "",
    "Exit code: 0 all went well, 1 something failed and is listed, 2 the command was not understood.",
  );
  return lines.join("\n");
}
