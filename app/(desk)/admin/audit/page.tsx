import type { Metadata } from "next";
import type { DataTableFilter } from "@/components/data-table/filters";
import type { ListPageProps } from "@/components/data-table/list-page";
import { lastOfEach, pageWindow, parseTableParams } from "@/components/data-table/search-params";
import { auditVocabulary, listAudit } from "@/lib/platform/audit/queries";
import type { AuditRow } from "@/lib/platform/audit/schema";
import { requireActor } from "@/lib/platform/auth/current";
import { listUsers } from "@/lib/users/queries";
import { subjectKind, subjectOf } from "../_shared/subject";
import type { AuditLine } from "./_components/audit-row";
import { AuditTable } from "./_components/audit-table";
import { AuditHead } from "./_components/verify-chain";
import { auditFilter } from "./filter";
import { auditTable } from "./table";
import { actionLabel, auditTexts as texts } from "./texts";

export const metadata: Metadata = { title: texts.title };

const USERS_OFFERED = 500;

export default async function AuditPage({ searchParams }: ListPageProps) {
  const actor = await requireActor("admin");
  const params = lastOfEach(parseTableParams(await searchParams, auditTable));
  const filter = auditFilter(params);
  const [{ items, total }, vocabulary, users] = await Promise.all([
    listAudit(actor, filter, pageWindow(params)),
    auditVocabulary(),
    listUsers(actor, {}, { skip: 0, take: USERS_OFFERED, sort: "username" }),
  ]);
  const names = new Map(users.items.map((user) => [user.id, user.fullName ?? user.username]));
  const filters: DataTableFilter[] = [
    {
      id: "action",
      label: texts.filters.action,
      options: vocabulary.actions.map((value) => ({ value, label: actionLabel(value) })),
    },
    {
      id: "type",
      label: texts.filters.type,
      options: vocabulary.resourceTypes.map((value) => ({ value, label: subjectKind(value) })),
    },
    { id: "user", label: texts.filters.user, options: [...names].map(([id, label]) => ({ value: String(id), label })) },
    { id: "from", label: texts.filters.from, type: "date" },
    { id: "to", label: texts.filters.to, type: "date" },
  ];
  const subject = filter.resourceId ? subjectOf(filter.resourceType ?? "record", filter.resourceId) : null;
  return (
    <>
      <AuditHead />
      <AuditTable
        rows={items.map((row) => lineOf(row, names))}
        total={total}
        params={params}
        filters={filters}
        subjectName={subject?.name ?? null}
      />
    </>
  );
}

/** Users and the system come by their names; anybody else by what the trail calls them. */
const lineOf = (row: AuditRow, names: Map<number, string>): AuditLine => ({
  ...row,
  who:
    (row.user_id === null ? undefined : names.get(row.user_id)) ?? (row.actor === "system" ? texts.system : row.actor),
  subject: subjectOf(row.resource_type, row.resource_id),
});
