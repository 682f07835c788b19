"use client";

import { X } from "lucide-react";
import { useEffect, useState } from "react";
import { defaultOptions, type PreviousUpload } from "tus-js-client";
import { formatBytes } from "@/components/charts/units";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { texts } from "../texts";
import type { QueuedFile } from "./use-sending";

/** As long as the server keeps the parts of a file that nobody goes on with. */
const KEPT_MS = 24 * 3_600_000;

/** Files that this browser began to send on an earlier visit. Their bytes are the person's: they choose them again. */
export function Unfinished({ files }: { files: readonly QueuedFile[] }) {
  const [previous, setPrevious] = useState<PreviousUpload[]>([]);
  useEffect(() => {
    void defaultOptions.urlStorage
      .findAllUploads()
      .then((all) => setPrevious(all.filter(({ creationTime }) => Date.now() - Date.parse(creationTime) < KEPT_MS)));
  }, []);
  const open = previous.filter(
    ({ metadata, size }) => !files.some(({ file }) => file.name === metadata.filename && file.size === size),
  );
  if (open.length === 0) return null;
  return (
    <Alert tone="info" title={texts.unfinished(open.length)}>
      <p>{texts.unfinishedText}</p>
      <ul className="mt-1 grid gap-0.5">
        {open.map(({ urlStorageKey, metadata, size }) => (
          <li key={urlStorageKey} className="flex items-center gap-2">
            <span className="min-w-0 truncate">
              {metadata.filename} · {formatBytes(size ?? 0)}
            </span>
            <Button
              size="icon-sm"
              variant="ghost"
              aria-label={texts.forget(metadata.filename ?? "")}
              onClick={async () => {
                await defaultOptions.urlStorage.removeUpload(urlStorageKey);
                setPrevious((before) => before.filter((one) => one.urlStorageKey !== urlStorageKey));
              }}
            >
              <X aria-hidden />
            </Button>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
