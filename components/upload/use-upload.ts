"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { checkFile, type FileLimits } from "./check-file";
import { isAborted, reasonOf, type SendFile, type UploadedFile, type UploadRouteName } from "./send-file";
import { uploadTexts } from "./upload-texts";

export type UploadState =
  | { phase: "idle" }
  /** `percent`: 0 to 100 of the bytes; at 100 the server still looks at the file. */
  | { phase: "sending"; name: string; percent: number }
  | { phase: "sent"; file: UploadedFile }
  | { phase: "failed"; reason: string };

export type Upload = { state: UploadState; choose: (files: readonly File[]) => void; cancel: () => void };

/** One upload at a time: a newly chosen file replaces the one that is on its way. */
export function useUpload(
  route: UploadRouteName,
  limits: FileLimits,
  send: SendFile,
  onUploaded: (file: UploadedFile) => void,
): Upload {
  const [state, setState] = useState<UploadState>({ phase: "idle" });
  const running = useRef<AbortController | null>(null);

  // Leaving the page ends the upload.
  useEffect(() => () => running.current?.abort(), []);

  const start = async (file: File) => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    const show = (next: UploadState) => {
      if (running.current === controller) setState(next);
    };
    show({ phase: "sending", name: file.name, percent: 0 });
    try {
      const onPercent = (percent: number) => show({ phase: "sending", name: file.name, percent });
      const sent = await send(route, file, { signal: controller.signal, onPercent });
      if (running.current !== controller || controller.signal.aborted) return;
      show({ phase: "sent", file: sent });
      onUploaded(sent);
    } catch (error) {
      show(isAborted(error) ? { phase: "idle" } : { phase: "failed", reason: reasonOf(error) });
    }
  };

  const choose = (files: readonly File[]) => {
    const [file] = files;
    if (!file) return;
    const reason = files.length > 1 ? uploadTexts.oneAtATime : checkFile(file, limits);
    if (!reason) return void start(file);
    running.current?.abort();
    running.current = null;
    setState({ phase: "failed", reason });
  };

  const cancel = useCallback(() => {
    running.current?.abort();
    running.current = null;
    setState({ phase: "idle" });
  }, []);

  return { state, choose, cancel };
}
