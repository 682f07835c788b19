"use client";

import { Download, FileText, Trash2 } from "lucide-react";
import { useState } from "react";
import { formatBytes } from "@/components/charts/units";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DateTime } from "@/components/ui/date-time";
import { toast } from "@/components/ui/toast";
import { UploadDropzone } from "@/components/upload/upload-dropzone";
import { uploadTexts } from "@/components/upload/upload-texts";
import type { VoucherDocument } from "@/lib/ledger/attachments/documents";
import { texts } from "../../../texts";
import { attachDocument, takeDocumentAway } from "../../actions";

const words = texts.voucher.documents;
const ACCEPT = ["application/pdf", "image/jpeg", "image/png", "image/webp", "image/avif", "image/tiff"];

/** The papers that are kept with a voucher, and a place for more. `maxMb` is the size of a file at most. */
export function DocumentsCard({ id, documents, maxMb }: { id: string; documents: VoucherDocument[]; maxMb: number }) {
  const [error, setError] = useState<string | null>(null);
  // Each document that was taken, and each that was refused, leaves an empty field for the next one.
  const [attempt, setAttempt] = useState(0);
  return (
    <Card>
      <CardHeader title={words.title} />
      {documents.length > 0 ? (
        <ul className="divide-y border-b">
          {documents.map((document) => (
            <DocumentRow key={document.id} voucherId={id} document={document} />
          ))}
        </ul>
      ) : null}
      <CardBody>
        <UploadDropzone
          key={attempt}
          label={words.upload}
          route="document"
          accept={ACCEPT}
          acceptText={words.accept}
          maxMb={maxMb}
          error={error}
          onUploaded={async ({ fileKey }) => {
            const answer = await attachDocument({ id, fileKey }).catch(() => null);
            setAttempt((now) => now + 1);
            setError(answer?.ok ? null : (answer?.message ?? uploadTexts.unreachable));
            if (answer?.ok) toast.success(words.added);
          }}
        />
      </CardBody>
    </Card>
  );
}

function DocumentRow({ voucherId, document }: { voucherId: string; document: VoucherDocument }) {
  const name = document.file_name;
  const isPicture = document.content_type.startsWith("image/") && document.content_type !== "image/tiff";
  return (
    <li className="flex items-center gap-3 px-4 py-2.5">
      <span className="grid size-11 shrink-0 place-items-center overflow-hidden rounded-md border bg-muted">
        {isPicture ? (
          // biome-ignore lint/performance/noImgElement: authorised files come from the API and must not pass Next's image cache.
          <img src={document.url} alt="" className="size-full object-cover" loading="lazy" />
        ) : (
          <FileText aria-hidden className="size-5 text-muted-foreground" />
        )}
      </span>
      <div className="min-w-0 flex-1 text-sm">
        <a
          href={document.url}
          target="_blank"
          rel="noreferrer"
          className="block truncate text-primary underline-offset-2 hover:underline"
        >
          {name}
        </a>
        <p className="truncate text-muted-foreground text-xs">
          {formatBytes(document.size_bytes)} · <DateTime value={document.uploaded_at} />
        </p>
      </div>
      <Button asChild variant="ghost" size="icon-sm">
        <a href={`${document.url}?download=1`} aria-label={words.download(name)}>
          <Download aria-hidden />
        </a>
      </Button>
      <ConfirmDialog
        trigger={
          <Button variant="ghost" size="icon-sm" aria-label={words.remove(name)}>
            <Trash2 aria-hidden />
          </Button>
        }
        title={words.removeTitle(name)}
        description={words.removeText}
        confirmLabel={words.confirm}
        destructive
        onConfirm={async () => {
          const answer = await takeDocumentAway({ id: voucherId, documentId: document.id });
          if (!answer.ok) return { error: answer.message };
          toast.success(words.removed);
        }}
      />
    </li>
  );
}
