import type { Metadata } from "next";
import { ListPage, type ListPageProps } from "@/components/data-table/list-page";
import { lastOfEach, parseTableParams, sortedWindow } from "@/components/data-table/search-params";
import type { OcrState } from "@/lib/generated/prisma/enums";
import { DOCUMENT_BYTES_MAX, DOCUMENT_TYPES } from "@/lib/identity/media/document";
import { listDocuments } from "@/lib/identity/media/queries";
import { requireActor } from "@/lib/platform/auth/current";
import { DocumentsTable } from "./_components/documents-table";
import { UploadDesk } from "./_components/upload-desk";
import { documentsTable } from "./table";
import { texts } from "./texts";

export const metadata: Metadata = { title: texts.title };

const COLUMNS = { created_at: "created_at", document: "name", size: "size" } as const;

export default async function DocumentsPage({ searchParams }: ListPageProps) {
  const actor = await requireActor("staff");
  const params = lastOfEach(parseTableParams(await searchParams, documentsTable));
  const { sort, desc, ...page } = sortedWindow(params);
  const { items, total } = await listDocuments(
    actor,
    {
      status: params.filters.state?.[0] as OcrState | undefined,
      documentType: params.filters.type?.[0],
      deleted: params.filters.shown?.[0] === "deleted",
      q: params.q || undefined,
    },
    page,
    { by: COLUMNS[sort as keyof typeof COLUMNS] ?? "created_at", desc },
  );
  return (
    <ListPage title={texts.title} description={texts.description}>
      <div className="grid gap-5">
        <UploadDesk accept={DOCUMENT_TYPES.join(",")} maxMb={DOCUMENT_BYTES_MAX / 1024 / 1024} />
        <DocumentsTable rows={items} total={total} params={params} />
      </div>
    </ListPage>
  );
}
