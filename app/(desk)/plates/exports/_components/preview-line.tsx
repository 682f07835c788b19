import { formatBytes } from "@/components/charts/units";
import type { ExportPreview } from "@/lib/plates/exports/schema";
import { texts } from "../texts";

const words = texts.form;

/** What a choice comes to, and what it leaves out. It is read out as it changes. */
export function PreviewLine({ preview }: { preview: ExportPreview | null }) {
  const leftOut = preview
    ? [
        preview.without_pictures > 0 ? words.withoutPictures(preview.without_pictures) : null,
        preview.exported_before > 0 ? words.before(preview.exported_before) : null,
        preview.over_limit > 0 ? words.overLimit(preview.over_limit) : null,
      ].filter((part) => part !== null)
    : [];
  return (
    <div aria-live="polite" className="min-h-14 rounded-md bg-muted px-3 py-2 text-sm">
      {preview ? (
        <>
          <p className="font-medium">{words.holds(preview.reads, preview.cameras, formatBytes(preview.bytes))}</p>
          <p className="text-muted-foreground text-xs">{texts.parts(preview)}</p>
          {leftOut.length > 0 ? <p className="text-muted-foreground text-xs">{words.leftOut(leftOut)}</p> : null}
        </>
      ) : null}
    </div>
  );
}
