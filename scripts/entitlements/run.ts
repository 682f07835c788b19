import { listEntitlements } from "@/lib/entitlements/queries";
import type { EntitlementView } from "@/lib/entitlements/schema";
import { issueEntitlement, releaseNode, revokeEntitlement } from "@/lib/entitlements/service";
import { systemActor } from "@/lib/platform/auth/actor";
import type { Command } from "./arguments";

const LISTED_MAX = 1_000;

/**
 * Does what was asked for.
 *
 * @returns what there is to say; of a new license the file comes last, as it is to be saved
 * @throws DomainError
 */
export async function runCommand(command: Exclude<Command, { kind: "help" }>): Promise<string> {
  switch (command.kind) {
    case "issue": {
      const { id, customer, license_key, license_file } = await issueEntitlement(systemActor, command.input);
      return [`License ${id} of ${customer}`, `Key (told this once): ${license_key}`, "", license_file].join("\n");
    }
    case "list": {
      const { items, total } = await listEntitlements(
        systemActor,
        { state: command.state },
        { skip: 0, take: LISTED_MAX },
      );
      if (total === 0) return "No licenses";
      return [...items.map(lineOf), ...(total > items.length ? [`… and ${total - items.length} more`] : [])].join("\n");
    }
    case "revoke":
      await revokeEntitlement(systemActor, command.id, command.reason);
      return `Revoked the license ${command.id}`;
    case "release":
      await releaseNode(systemActor, command.id, command.nodeId);
      return `Released the license ${command.id} from ${command.nodeId}`;
  }
}

function lineOf({
  id,
  customer,
  key_hint,
  state,
  camera_limit,
  nodes,
  nodes_max,
  expires_at,
}: EntitlementView): string {
  const bound = nodes.filter(({ released_at }) => released_at === null).map(({ node_id }) => node_id);
  const held = bound.length > 0 ? `: ${bound.join(", ")}` : "";
  return `${id}  ${state}  until ${expires_at.slice(0, 10)}  ${key_hint}  ${camera_limit} cameras  ${bound.length}/${nodes_max} installations${held}  ${customer}`;
}
