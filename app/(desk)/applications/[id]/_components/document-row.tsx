"use client";

import { Download, Eye, FileText, Trash2 } from "lucide-react";
import { formatBytes } from "@/components/charts/units";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DateTime } from "@/components/ui/date-time";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import type { ApplicationScreen } from "@/lib/licenses/applications/screen";
import { takeDocumentAway } from "../../actions";
import { documentKinds } from "../../document-kinds";
import { texts } from "../texts";

const words = texts.documents;
type Paper = ApplicationScreen["documents"][number];

/** Pictures that every browser draws; the rest is opened in a tab of its own, or downloaded. */
const DRAWN = new Set(["image/png", "image/jpeg", "image/webp", "image/avif"]);

/** One document: its picture or its kind of file, and what can be done with it. */
export function DocumentRow({
  applicationId,
  document,
  removable,
}: {
  applicationId: number;
  document: Paper;
  removable: boolean;
}) {
  const name = document.file_name;
  const isDrawn = DRAWN.has(document.content_type);
  return (
    <li className="flex items-center gap-3 px-4 py-2.5">
      <span className="grid size-11 shrink-0 place-items-center overflow-hidden rounded-md border bg-muted">
        {isDrawn ? (
          // biome-ignore lint/performance/noImgElement: authorised files come from the API and must not pass Next's image cache.
          <img src={document.url} alt="" className="size-full object-cover" loading="lazy" />
        ) : (
          <FileText aria-hidden className="size-5 text-muted-foreground" />
        )}
      </span>
      <div className="min-w-0 flex-1 text-sm">
        <p className="font-medium">{documentKinds[document.document_type]}</p>
        <p className="truncate text-muted-foreground text-xs" title={name}>
          {name} · {formatBytes(document.size_bytes)} · <DateTime value={document.uploaded_at} />
        </p>
      </div>
      <div className="flex shrink-0 items-center">
        {isDrawn ? (
          <Dialog>
            <DialogTrigger asChild>
              <Button variant="ghost" size="icon-sm" aria-label={words.view(name)}>
                <Eye aria-hidden />
              </Button>
            </DialogTrigger>
            <DialogContent title={documentKinds[document.document_type]} description={name} className="max-w-4xl">
              {/* biome-ignore lint/performance/noImgElement: see above. */}
              <img src={document.url} alt={name} className="mx-auto max-h-[65dvh] max-w-full" />
            </DialogContent>
          </Dialog>
        ) : document.content_type === "application/pdf" ? (
          <Button asChild variant="ghost" size="icon-sm">
            <a href={document.url} target="_blank" rel="noreferrer" aria-label={words.view(name)}>
              <Eye aria-hidden />
            </a>
          </Button>
        ) : null}
        <Button asChild variant="ghost" size="icon-sm">
          <a href={`${document.url}?download=1`} aria-label={words.download(name)}>
            <Download aria-hidden />
          </a>
        </Button>
        {removable ? (
          <ConfirmDialog
            trigger={
              <Button variant="ghost" size="icon-sm" aria-label={words.remove(name)}>
                <Trash2 aria-hidden />
              </Button>
            }
            title={words.removeTitle(name)}
            description={words.removeText}
            confirmLabel={words.confirmRemove}
            destructive
            onConfirm={async () => {
              const answer = await takeDocumentAway({ id: applicationId, documentId: document.id });
              if (!answer.ok) return { error: answer.message };
              toast.success(words.removed);
            }}
          />
        ) : null}
      </div>
    </li>
  );
}
