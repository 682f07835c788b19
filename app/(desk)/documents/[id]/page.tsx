import { Download, FileSearch, ScanText } from "lucide-react";
import type { Metadata } from "next";
import { DocumentView } from "@/components/documents/document-view";
import { Alert } from "@/components/ui/alert";
import { StatusBadge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { getDocumentDetail } from "@/lib/identity/media/queries";
import { requireActor } from "@/lib/platform/auth/current";
import { loadUuid } from "../../_shared/load-uuid";
import { ReadingProgress } from "../_components/reading-progress";
import { qualityTexts, texts } from "../texts";
import { DocumentActions } from "./_components/document-actions";
import { DocumentFacts } from "./_components/document-facts";
import { boxedFields } from "./fields";

export const metadata: Metadata = { title: texts.title };

export default async function DocumentPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor("staff");
  const document = await loadUuid((await params).id, (id) => getDocumentDetail(actor, id));
  const { reading, reading_data: data } = document;
  const isOpen = reading?.status === "pending" || reading?.status === "processing";
  const address = `/api/identity/media/${document.id}/file`;
  return (
    <>
      <PageHeader
        title={<span className="break-all">{document.name}</span>}
        badge={reading ? <StatusBadge status={reading.status} label={texts.states[reading.status]} /> : null}
        crumbs={[{ label: texts.title, href: "/documents" }, { label: document.name }]}
        actions={<DocumentActions id={document.id} deleted={document.deleted_at !== null} />}
      />
      <div className="grid gap-4">
        {document.deleted_at ? (
          <Alert tone="warning" title={texts.deletedNotice}>
            {texts.deletedText}
          </Alert>
        ) : null}
        {reading?.status === "failed" ? (
          <Alert tone="danger" title={texts.failedTitle}>
            {reading.error_message}
          </Alert>
        ) : null}
        {data && data.quality.length > 0 ? (
          <Alert tone="warning" title={texts.quality}>
            {data.quality.map(({ code }) => qualityTexts[code]).join(". ")}
          </Alert>
        ) : null}
        <Card>
          <CardHeader title={texts.reading} />
          <CardBody className="grid gap-4">
            {isOpen && reading?.task_id ? <ReadingProgress taskId={reading.task_id} name={document.name} /> : null}
            <DocumentView
              src={document.deleted_at ? (document.thumbnail_url ?? "") : address}
              alt={texts.picture(document.name)}
              fields={data ? boxedFields(data) : []}
              actions={
                document.deleted_at ? null : (
                  <Button asChild size="sm">
                    <a href={`${address}?download=1`}>
                      <Download aria-hidden />
                      {texts.download}
                    </a>
                  </Button>
                )
              }
              none={
                <EmptyState
                  icon={data ? <FileSearch /> : <ScanText />}
                  title={data ? texts.noFields : texts.nothingRead}
                  text={data ? texts.noFieldsText : texts.nothingReadText}
                />
              }
            />
          </CardBody>
        </Card>
        <DocumentFacts document={document} data={data} />
      </div>
    </>
  );
}
