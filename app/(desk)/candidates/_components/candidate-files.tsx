"use client";

import { Download } from "lucide-react";
import { useState } from "react";
import { formatBytes } from "@/components/charts/units";
import { BoxedPicture } from "@/components/documents/boxed-picture";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import type { FileKind } from "@/lib/candidates/kinds";
import { fileLabels, candidateTexts as texts } from "../texts";

export type ShownFile = { id: number; kind: FileKind; fileName: string; contentType: string; sizeBytes: number };

const NO_FIELDS: [] = [];

/** All files of a candidate: a list, and the chosen one large. Each look is noted in the trail. */
export function CandidateFiles({ files }: { files: readonly ShownFile[] }) {
  const [chosenId, setChosenId] = useState(files[0]?.id);
  const chosen = files.find(({ id }) => id === chosenId);
  if (!chosen) return <p className="text-muted-foreground text-sm">{texts.noFiles}</p>;
  const label = fileLabels[chosen.kind];
  return (
    <div className="grid items-start gap-4 md:grid-cols-[16rem_minmax(0,1fr)]">
      <ul className="grid gap-1">
        {files.map((file) => (
          <li key={file.id}>
            <button
              type="button"
              aria-current={file.id === chosenId || undefined}
              onClick={() => setChosenId(file.id)}
              className={cn(
                "grid w-full rounded-md border border-transparent px-3 py-2 text-left text-sm hover:bg-muted",
                file.id === chosenId && "border-primary bg-accent text-accent-foreground",
              )}
            >
              <span className="font-medium">{fileLabels[file.kind]}</span>
              <span className={cn("truncate text-xs", file.id === chosenId ? "" : "text-muted-foreground")}>
                {file.fileName} · {formatBytes(file.sizeBytes)}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <section aria-label={label} className="grid gap-2">
        {chosen.contentType.startsWith("image/") ? (
          <BoxedPicture
            key={chosen.id}
            src={`/api/intake/image/${chosen.id}`}
            alt={label}
            fields={NO_FIELDS}
            activeId={null}
            onActive={() => undefined}
            className="max-h-[70vh] max-w-3xl"
            actions={<DownloadButton file={chosen} />}
          />
        ) : (
          <DownloadButton file={chosen} />
        )}
      </section>
    </div>
  );
}

function DownloadButton({ file }: { file: ShownFile }) {
  return (
    <Button asChild size="sm">
      <a href={`/api/candidate/download-image/${file.id}`} download>
        <Download aria-hidden />
        {texts.download}
      </a>
    </Button>
  );
}
