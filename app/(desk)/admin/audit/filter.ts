import type { TableParams } from "@/components/data-table/table-query";
import type { AuditFilter } from "@/lib/platform/audit/queries";

type AuditParams = Pick<TableParams<string, "action" | "type" | "subject" | "user" | "from" | "to">, "q" | "filters">;

const DAY_MS = 86_400_000;

/** The address as a query: `from` and `to` are whole days in UTC, both included. */
export function auditFilter({ q, filters }: AuditParams): AuditFilter {
  const one = (values: string[] | undefined) => values?.at(-1);
  const [user, from, to] = [one(filters.user), one(filters.from), one(filters.to)];
  return {
    q: q || undefined,
    action: one(filters.action),
    resourceType: one(filters.type),
    resourceId: one(filters.subject),
    userId: user === undefined ? undefined : Number(user),
    from: from === undefined ? undefined : new Date(`${from}T00:00:00Z`),
    to: to === undefined ? undefined : new Date(Date.parse(`${to}T00:00:00Z`) + DAY_MS - 1),
  };
}
