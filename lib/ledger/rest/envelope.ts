import { z } from "zod";
import { ID_MAX } from "@/lib/platform/http/parameters";
import { FilterDate } from "../dates";

/** Contract 5's success: a word, a sentence, the data, and for lists how many rows there are in all. */
export const success = <D extends z.ZodType>(data: D) =>
  z.object({ status: z.literal("success"), message: z.string(), data });
export const successList = <D extends z.ZodType>(row: D) =>
  success(z.array(row)).extend({ total: z.int().meta({ examples: [1] }) });
export const Done = z.object({
  status: z.literal("success"),
  message: z.string().meta({ examples: ["Receipt 9 was deleted"] }),
});

export const ok = <D>(data: D, message = "OK") => ({ status: "success" as const, message, data });
export const okList = <D>(data: D[], total = data.length, message = "OK") => ({ ...ok(data, message), total });
export const done = (message: string) => ({ status: "success" as const, message });

/** The id of a company, customer or vendor in a path. */
export const smallId = (description: string) =>
  z.object({
    id: z.coerce
      .number()
      .int()
      .positive()
      .max(ID_MAX)
      .meta({ description, examples: [1] }),
  });

/** Ledger ids are drawn from one sequence that counts beyond 32 bits. */
const LEDGER_ID_MAX = 9_000_000_000_000_000;
export const ledgerId = (description: string) =>
  z.object({
    id: z.coerce
      .number()
      .int()
      .positive()
      .max(LEDGER_ID_MAX)
      .transform(BigInt)
      .meta({
        description,
        override: { type: "integer", examples: [9] },
      }),
  });

/** `limit` and `offset`, as contract 5's lists take them. */
export const page = (usual: number) => ({
  limit: z.coerce.number().int().min(1).max(1000).default(usual).meta({ description: "Rows at most" }),
  offset: z.coerce.number().int().min(0).max(1_000_000_000).default(0).meta({ description: "Rows to leave out" }),
});
export const days = {
  start_date: FilterDate.meta({ description: "First day" }),
  end_date: FilterDate.meta({ description: "Last day" }),
};
export const AuditFlag = z
  .enum(["true", "false", "1", "0"])
  .transform((value) => value === "true" || value === "1")
  .optional()
  .meta({ description: "Show reversed rows and their reversals too" });

export const Pagination = z.object({ limit: z.int(), offset: z.int(), has_more: z.boolean() });
export const Summary = z.object({
  opening_balance: z.number(),
  total_debit: z.number(),
  total_credit: z.number(),
  closing_balance: z.number().meta({ description: "Without its sign" }),
  balance_type: z.enum(["Outstanding", "Advance", "Settled"]),
});
export const Trail = {
  entry_id: z.int(),
  reverses_id: z.int().nullable().optional(),
  reversed_by_id: z.int().nullable().optional(),
  reason: z.string().nullable().optional(),
};
