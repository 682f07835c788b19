import { parseArgs } from "node:util";
import {
  ENTITLEMENT_STATES,
  EntitlementInput,
  type EntitlementView,
  ReleaseInput,
  RevokeInput,
} from "@/lib/entitlements/schema";

export type Command =
  | { kind: "help" }
  | { kind: "issue"; input: EntitlementInput }
  | { kind: "list"; state: EntitlementView["state"] | undefined }
  | { kind: "revoke"; id: string; reason: string }
  | { kind: "release"; id: string; nodeId: string };

/** The command line cannot be understood; the message names the option. */
export class UsageError extends Error {}

const OPTIONS = {
  customer: { type: "string" },
  cameras: { type: "string" },
  nodes: { type: "string" },
  from: { type: "string" },
  until: { type: "string" },
  features: { type: "string" },
  node: { type: "string" },
  state: { type: "string" },
  reason: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

/** What the schemas call a field → what the command line calls it. */
const FLAGS: Record<string, string> = {
  camera_limit: "--cameras",
  nodes_max: "--nodes",
  valid_from: "--from",
  expires_at: "--until",
  node_id: "--node",
};

/** Reads `issue|list|revoke|release [id] [options]`. @throws UsageError */
export function parseCommand(argv: readonly string[]): Command {
  const { values, positionals } = parse(argv);
  const [command, id, more] = positionals;
  if (values.help) return { kind: "help" };
  if (more !== undefined) throw new UsageError(`"${more}" is not expected`);
  switch (command) {
    case "issue":
      return { kind: "issue", input: issueOf(values) };
    case "list": {
      const state = ENTITLEMENT_STATES.find((one) => one === values.state);
      if (values.state !== undefined && !state)
        throw new UsageError(`--state must be one of ${ENTITLEMENT_STATES.join(", ")}`);
      return { kind: "list", state };
    }
    case "revoke":
      return { kind: "revoke", id: idOf(id), ...checked(RevokeInput.safeParse({ reason: values.reason ?? "" })) };
    case "release": {
      const { node_id } = checked(ReleaseInput.safeParse({ node_id: values.node ?? "" }));
      return { kind: "release", id: idOf(id), nodeId: node_id };
    }
    default:
      throw new UsageError(
        command === undefined ? "Which command? issue, list, revoke, release" : `There is no command "${command}"`,
      );
  }
}

type Values = { [Name in keyof typeof OPTIONS]?: string | boolean };

function issueOf({ customer, cameras, nodes, from, until, features, node }: Values): EntitlementInput {
  const number = (value: string | boolean | undefined) => (value === undefined ? undefined : Number(value));
  const names = typeof features === "string" ? features.split(",").map((name) => name.trim()) : [];
  return checked(
    EntitlementInput.safeParse({
      customer: customer ?? "",
      camera_limit: number(cameras),
      nodes_max: number(nodes),
      valid_from: from,
      expires_at: until ?? "",
      features: Object.fromEntries(names.filter(Boolean).map((name) => [name, true])),
      node_id: node,
    }),
  );
}

function idOf(id: string | undefined): string {
  if (id && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return id;
  throw new UsageError("Which license? Its id, as `list` shows it");
}

type Parsed<T> =
  | { success: true; data: T }
  | { success: false; error: { issues: { path: PropertyKey[]; message: string }[] } };

function checked<T>(parsed: Parsed<T>): T {
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const name = String(issue?.path[0] ?? "");
  throw new UsageError(`${FLAGS[name] ?? `--${name}`} ${issue?.message}`);
}

function parse(argv: readonly string[]): { values: Values; positionals: string[] } {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    // Node's first sentence names the option; the others are about its own syntax.
    throw new UsageError((error as Error).message.split(". ")[0]);
  }
}

export const helpText = (): string =>
  [
    "License keys for installations: npm run entitlements -- <command> [options]",
    "",
    "  issue --customer NAME --until DATE [--from DATE] [--cameras 10] [--nodes 1]",
    "        [--features bolo,export] [--node NAME]   issues a key and its file; the key is told this once",
    "  list [--state active|upcoming|expired|revoked]  lists them with the installations that hold them",
    "  revoke ID --reason TEXT                          ends one before its time",
    "  release ID --node NAME                           takes one from an installation",
  ].join("\n");
