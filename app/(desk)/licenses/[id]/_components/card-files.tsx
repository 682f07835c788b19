"use client";

import { Download, FileImage, FileText } from "lucide-react";
import { formatBytes } from "@/components/charts/units";
import { texts as common } from "@/components/texts";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { DateTime } from "@/components/ui/date-time";
import type { FileType } from "@/lib/licenses/schema";
import { texts } from "../../texts";

const words = texts.files;

/** One of the card's files; `url` is null when it does not exist. */
export type FileLine = { type: FileType; url: string | null; sizeBytes: number; exists: boolean };

/** The five files with their sizes; what is there can be downloaded. */
export function CardFiles({
  licenseId,
  files,
  generatedAt,
  none,
}: {
  licenseId: number;
  files: FileLine[];
  generatedAt: string | null;
  none: boolean;
}) {
  return (
    <Card data-print="hide">
      <CardHeader
        title={words.title}
        description={
          generatedAt && !none ? (
            <>
              {words.generatedAt} <DateTime value={generatedAt} />
            </>
          ) : (
            words.none
          )
        }
      />
      <ul className="divide-y">
        {files.map(({ type, exists, sizeBytes }) => {
          const Icon = type.endsWith("_image") ? FileImage : FileText;
          const name = words.names[type];
          return (
            <li key={type} className="flex items-center gap-3 px-4 py-2">
              <Icon aria-hidden className="size-5 shrink-0 text-muted-foreground" strokeWidth={1.5} />
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium">{name}</span>
                <span className="block truncate text-muted-foreground text-xs">{words.kinds[type]}</span>
              </span>
              {exists ? (
                <>
                  <span className="whitespace-nowrap text-muted-foreground text-xs tabular-nums">
                    {formatBytes(sizeBytes)}
                  </span>
                  <Button asChild size="sm">
                    <a
                      href={`/api/v1/licenses/${licenseId}/download/${type}`}
                      download
                      aria-label={words.download(name)}
                    >
                      <Download aria-hidden />
                      <span className="max-sm:sr-only">{common.actions.download}</span>
                    </a>
                  </Button>
                </>
              ) : none ? (
                <span className="text-muted-foreground text-xs">{words.notYet}</span>
              ) : (
                <Badge tone="danger">{words.missing}</Badge>
              )}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
