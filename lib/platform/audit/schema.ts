import { z } from "zod";

/** An audit row on the wire (rest-contract 1.7), with its place in the chain. */
export const AuditRow = z
  .object({
    id: z.int(),
    timestamp: z.iso.datetime(),
    user_id: z.int().nullable(),
    actor: z.string().nullable().meta({ description: "user:3, apiKey:<id>, system or anonymous" }),
    action_type: z.string(),
    resource_type: z.string(),
    resource_id: z.string().nullable(),
    description: z.string().nullable(),
    ip_address: z.string().nullable(),
    user_agent: z.string().nullable(),
    request_id: z.string().nullable(),
    old_values: z.record(z.string(), z.unknown()).nullable().meta({ description: "What was there before" }),
    new_values: z.record(z.string(), z.unknown()).nullable().meta({ description: "What is there since" }),
    hash: z.string().meta({ description: "SHA-256 over this row and the hash before it" }),
  })
  .meta({ id: "AuditEntry" });
export type AuditRow = z.output<typeof AuditRow>;
