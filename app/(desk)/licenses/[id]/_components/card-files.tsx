"use client";

import { Download, FileBadge, FileImage, FileText, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
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

/** The five files with their sizes, and the signed PDF; what is there can be downloaded. */
export function CardFiles({
  licenseId,
  files,
  generatedAt,
  none,
  signingObstacle,
}: {
  licenseId: number;
  files: FileLine[];
  generatedAt: string | null;
  none: boolean;
  /** Why there is no signed PDF at present; null when there is one. */
  signingObstacle: string | null;
}) {
  const whole = files.some(({ type, exists }) => type === "combined_pdf" && exists);
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
          const name = words.names[type];
          return (
            <Line key={type} icon={type.endsWith("_image") ? FileImage : FileText} name={name} kind={words.kinds[type]}>
              {exists ? (
                <>
                  <span className="whitespace-nowrap text-muted-foreground text-xs tabular-nums">
                    {formatBytes(sizeBytes)}
                  </span>
                  <DownloadLink licenseId={licenseId} type={type} name={name} />
                </>
              ) : none ? (
                <span className="text-muted-foreground text-xs">{words.notYet}</span>
              ) : (
                <Badge tone="danger">{words.missing}</Badge>
              )}
            </Line>
          );
        })}
        {whole ? (
          <Line icon={FileBadge} name={words.signed} kind={signingObstacle ?? words.signedKind} wrap>
            {signingObstacle ? null : <DownloadLink licenseId={licenseId} type="signed_pdf" name={words.signed} />}
          </Line>
        ) : null}
      </ul>
    </Card>
  );
}

function Line({
  icon: Icon,
  name,
  kind,
  wrap = false,
  children,
}: {
  icon: LucideIcon;
  name: string;
  kind: string;
  wrap?: boolean;
  children: ReactNode;
}) {
  return (
    <li className="flex items-center gap-3 px-4 py-2">
      <Icon aria-hidden className="size-5 shrink-0 text-muted-foreground" strokeWidth={1.5} />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{name}</span>
        <span className={`block text-muted-foreground text-xs ${wrap ? "" : "truncate"}`}>{kind}</span>
      </span>
      {children}
    </li>
  );
}

function DownloadLink({ licenseId, type, name }: { licenseId: number; type: string; name: string }) {
  return (
    <Button asChild size="sm">
      <a href={`/api/v1/licenses/${licenseId}/download/${type}`} download aria-label={words.download(name)}>
        <Download aria-hidden />
        <span className="max-sm:sr-only">{common.actions.download}</span>
      </a>
    </Button>
  );
}
