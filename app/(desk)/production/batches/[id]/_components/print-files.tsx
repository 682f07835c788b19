import { Download } from "lucide-react";
import { formatBytes } from "@/components/charts/units";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import type { BatchView } from "@/lib/licenses/production/batch-schema";
import { MANIFEST_FORMATS, SHEET_FORMATS } from "@/lib/licenses/production/schema";
import { texts } from "../../../texts";

const words = texts.batch;

/** The batch's sheets, part by part, and its manifest. */
export function PrintFiles({ batch }: { batch: BatchView }) {
  const address = `/api/v1/production/batches/${batch.id}`;
  return (
    <Card>
      <CardHeader
        title={words.files}
        description={words.filesText}
        actions={
          <fieldset className="flex flex-wrap items-center gap-1.5">
            <legend className="sr-only">{words.manifest}</legend>
            <span aria-hidden className="text-muted-foreground text-xs">
              {words.manifest}
            </span>
            {MANIFEST_FORMATS.map((format) => (
              <Button key={format} asChild size="sm">
                <a
                  href={`${address}/manifest?format=${format}`}
                  download
                  aria-label={`${words.manifest}, ${words.manifestFormats[format]}`}
                >
                  {words.manifestFormats[format]}
                </a>
              </Button>
            ))}
          </fieldset>
        }
      />
      <CardBody className="grid gap-4">
        {batch.sheets.length === 0 ? <p className="text-muted-foreground text-sm">{words.noFiles}</p> : null}
        {SHEET_FORMATS.map((format) => {
          const sheets = batch.sheets.filter((sheet) => sheet.format === format);
          if (sheets.length === 0) return null;
          return (
            <section key={format} className="grid gap-1.5">
              <h3 className="font-medium text-sm">
                {words.formats[format]}{" "}
                <span className="font-normal text-muted-foreground text-xs">{words.formatHints[format]}</span>
              </h3>
              <ul className="grid max-h-64 gap-1 overflow-y-auto">
                {sheets.map((sheet) => (
                  <li key={sheet.id}>
                    <a
                      href={`${address}/sheets/${sheet.id}`}
                      download
                      className="flex items-center gap-2 rounded-md px-2 py-1.5 text-sm hover:bg-muted"
                    >
                      <Download aria-hidden className="size-4 shrink-0 text-muted-foreground" />
                      <span className="flex-1">
                        <span className="sr-only">{words.formats[format]}, </span>
                        {words.part(sheet.part, sheet.card_count)}
                      </span>
                      <span className="text-muted-foreground text-xs tabular-nums">
                        {formatBytes(sheet.size_bytes)}
                      </span>
                    </a>
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </CardBody>
    </Card>
  );
}
