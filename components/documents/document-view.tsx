"use client";

import { type ReactNode, useState } from "react";
import { cn } from "../ui/cn";
import { BoxedPicture } from "./boxed-picture";
import { FieldsTable } from "./fields-table";
import type { BoxedField } from "./types";

/** A document's picture and what was read from it, side by side: a field's row and its box light up together. */
export function DocumentView({
  src,
  alt,
  fields,
  actions,
  none,
  pictureClassName,
}: {
  src: string;
  alt: string;
  fields: readonly BoxedField[];
  /** Buttons above the picture. */
  actions?: ReactNode;
  /** In place of the table while there are no fields. */
  none: ReactNode;
  pictureClassName?: string;
}) {
  const [activeId, setActiveId] = useState<string | null>(null);
  return (
    <div className="grid items-start gap-4 xl:grid-cols-2">
      <BoxedPicture
        src={src}
        alt={alt}
        fields={fields}
        activeId={activeId}
        onActive={setActiveId}
        actions={actions}
        className={cn("max-h-[70vh]", pictureClassName)}
      />
      {fields.length > 0 ? <FieldsTable fields={fields} activeId={activeId} onActive={setActiveId} /> : none}
    </div>
  );
}
