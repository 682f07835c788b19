import { genUploader, UploadAbortedError } from "uploadthing/client";
import type { FileRouter } from "uploadthing/server";
import { uploadTexts } from "./upload-texts";

/** Upload routes of the server's router. */
export type UploadRouteName = "photo" | "document";

export type UploadedFile = {
  /** Names the upload to the server, which hands it to nobody but the person who sent it. */
  fileKey: string;
  name: string;
  /** In bytes. */
  size: number;
};

export type SendFile = (
  route: UploadRouteName,
  file: File,
  options: { signal: AbortSignal; onPercent: (percent: number) => void },
) => Promise<UploadedFile>;

const { uploadFiles } = genUploader<FileRouter>({ url: "/api/uploadthing" });

/** Sends one file by UploadThing's protocol: to its cloud, or to this very server, as the installation has it. */
export const sendFile: SendFile = async (route, file, { signal, onPercent }) => {
  const [sent] = await uploadFiles(route, {
    files: [file],
    signal,
    // The form around the file counts too, so that the sum can pass the file's own size.
    onUploadProgress: ({ progress }) => onPercent(Math.min(100, Math.floor(progress))),
  });
  if (!sent) throw new Error("The server answered without a file");
  return { fileKey: sent.key, name: sent.name, size: sent.size };
};

export const isAborted = (error: unknown): boolean => error instanceof UploadAbortedError;

/** The server's own reason where it gave one: UploadThing's errors carry its answer in `data`. */
export function reasonOf(error: unknown): string {
  const { data, message, code } = error as { data?: { detail?: unknown }; message?: unknown; code?: unknown };
  if (typeof data?.detail === "string") return data.detail;
  return code === "FORBIDDEN" && typeof message === "string" ? message : uploadTexts.unreachable;
}
