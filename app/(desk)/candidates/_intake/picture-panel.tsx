"use client";

import { BoxedPicture } from "@/components/documents/boxed-picture";
import { FieldsTable } from "@/components/documents/fields-table";
import type { BoxedField } from "@/components/documents/types";
import { Alert } from "@/components/ui/alert";
import type { IntakeView } from "@/lib/candidates/intake/view";
import { fileLabels, readLabels, intakeTexts as texts } from "../texts";

/** A file of the intake and what was read from it; a field's row, its box and the form's field light up together. */
export function PicturePanel({
  file,
  reading,
  ocrEnabled,
  activeKey,
  onActive,
}: {
  file: IntakeView["files"][number];
  reading: IntakeView["reading"][string] | undefined;
  ocrEnabled: boolean;
  activeKey: string | null;
  onActive: (key: string | null) => void;
}) {
  const title = fileLabels[file.kind];
  const fields: BoxedField[] = (reading?.fields ?? []).map(({ key, content, confidence, source, box }) => ({
    id: key,
    label: readLabels[key] ?? key,
    content,
    confidence,
    source: texts.shortSources[source],
    box,
  }));
  const src = `/api/intake/image/${file.id}`;
  const quality = (reading?.quality ?? []).flatMap((code) => texts.quality[code] ?? []);
  return (
    <section aria-label={texts.readAs(title)} className="grid gap-3">
      {file.contentType.startsWith("image/") ? (
        <BoxedPicture
          src={src}
          alt={title}
          fields={fields}
          activeId={activeKey}
          onActive={onActive}
          className="max-h-[60vh]"
        />
      ) : (
        <a href={src} target="_blank" rel="noreferrer" className="text-primary text-sm underline underline-offset-4">
          {file.fileName}
        </a>
      )}
      {quality.length > 0 || reading?.problem ? (
        <Alert tone="warning">{[reading?.problem, ...quality].filter(Boolean).join(" ")}</Alert>
      ) : null}
      {reading && reading.cleaned.length > 0 ? (
        <Alert tone="info" title={texts.cleanedTitle}>
          <ul className="grid gap-1">
            {reading.cleaned.map(({ key, from, to }) => (
              <li key={key}>{texts.cleaned(readLabels[key] ?? key, from, to)}</li>
            ))}
          </ul>
        </Alert>
      ) : null}
      {fields.length > 0 ? (
        <FieldsTable fields={fields} activeId={activeKey} onActive={onActive} />
      ) : (
        <p className="text-muted-foreground text-sm">{ocrEnabled ? texts.noReading : texts.readingOff}</p>
      )}
    </section>
  );
}
