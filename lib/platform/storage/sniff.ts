import { open } from "node:fs/promises";
import { fileTypeFromBuffer } from "file-type";

/** What a file is by its own bytes. Its name and what its sender called it have no say. */
export type Sniffed = { contentType: string; extension: string; widthPx: number | null; heightPx: number | null };

const HEAD_BYTES = 64 * 1024;

/** @param source the bytes, or the path of a local file */
export async function sniff(source: Uint8Array | string): Promise<Sniffed> {
  const head = typeof source === "string" ? await headOf(source) : source.subarray(0, HEAD_BYTES);
  const found = await fileTypeFromBuffer(head);
  if (!found) {
    return isText(head)
      ? { contentType: "text/plain; charset=utf-8", extension: "txt", widthPx: null, heightPx: null }
      : { contentType: "application/octet-stream", extension: "bin", widthPx: null, heightPx: null };
  }
  const size = found.mime.startsWith("image/") ? await imageSize(source) : null;
  return {
    contentType: found.mime,
    extension: found.ext,
    widthPx: size?.width ?? null,
    heightPx: size?.height ?? null,
  };
}

async function headOf(file: string): Promise<Uint8Array> {
  const handle = await open(file, "r");
  try {
    const buffer = Buffer.alloc(HEAD_BYTES);
    const { bytesRead } = await handle.read(buffer, 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Reads the header only, so the pixel count does not matter here; whoever decodes sets a pixel limit. */
async function imageSize(source: Uint8Array | string): Promise<{ width: number; height: number } | null> {
  const { default: sharp } = await import("sharp");
  try {
    const { autoOrient } = await sharp(source, { limitInputPixels: false, failOn: "none" }).metadata();
    return autoOrient;
  } catch {
    // A broken image keeps its type; whoever decodes it will say what is wrong.
    return null;
  }
}

function isText(head: Uint8Array): boolean {
  if (head.length === 0 || head.includes(0)) return false;
  try {
    // `stream` allows a character that the end of the head cuts in two.
    new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}
