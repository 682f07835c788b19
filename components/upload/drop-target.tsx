"use client";

import { Upload } from "lucide-react";
import { type DragEvent, useState } from "react";
import { cn } from "../ui/cn";

/** Several files at once: dropped, or chosen by mouse or keyboard. */
export function DropTarget({
  id,
  label,
  releaseLabel,
  hint,
  accept,
  onFiles,
}: {
  /** Of the file field; unique on the page. */
  id: string;
  label: string;
  /** Said while files are held above it. */
  releaseLabel: string;
  hint: string;
  /** As of a file field. */
  accept: string;
  onFiles: (files: File[]) => void;
}) {
  const [over, setOver] = useState(false);
  const drag = (event: DragEvent, isOver: boolean) => {
    event.preventDefault();
    setOver(isOver);
  };
  return (
    <label
      htmlFor={id}
      onDragOver={(event) => drag(event, true)}
      onDragLeave={(event) => drag(event, false)}
      onDrop={(event) => {
        drag(event, false);
        onFiles([...event.dataTransfer.files]);
      }}
      className={cn(
        "flex min-h-32 cursor-pointer flex-col items-center justify-center gap-1.5 rounded-md border border-input border-dashed bg-card px-4 py-6 text-center text-sm transition-colors hover:bg-muted has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-ring has-[:focus-visible]:outline-offset-2",
        over && "border-primary bg-accent text-accent-foreground",
      )}
    >
      <input
        id={id}
        type="file"
        multiple
        accept={accept}
        className="sr-only"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // So that the same file can be chosen again.
          event.target.value = "";
          onFiles(files);
        }}
      />
      <Upload aria-hidden className="size-5 text-muted-foreground" />
      <span className="font-medium">{over ? releaseLabel : label}</span>
      <span className="text-muted-foreground text-xs">{hint}</span>
    </label>
  );
}
