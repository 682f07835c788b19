import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import { sealSecret, unsealSecret } from "../../crypto/sealing";
import { DomainError } from "../../errors";
import type { ByteRange } from "../driver";
import { type DocumentKey, keyById } from "./keys";

/*
 * An encrypted file: a header, then the content in chunks of 64 KiB, each under AES-256-GCM with its own tag. The chunks
 * are those of the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár 2015) with the nonces of the age format
 * (C2SP, age-encryption.org/v1): an 11-byte counter and a byte that marks the last chunk. So a file can be read from the
 * middle, and none can be cut, reordered or spliced unseen. The data key is the file's own; the header holds it,
 * encrypted with the office's key and bound to the storage key.
 */
const MAGIC = Buffer.from("BUR1");
const KEY_ID_BYTES = 4;
/** Initialisation vector, tag and data key, as sealSecret lays them out. */
const SEALED_KEY_BYTES = 12 + 16 + 32;
const HEADER_BYTES = MAGIC.length + KEY_ID_BYTES + SEALED_KEY_BYTES;
const CHUNK_BYTES = 64 * 1024;
const TAG_BYTES = 16;
const SEALED_CHUNK_BYTES = CHUNK_BYTES + TAG_BYTES;

/** Length on the storage of a content of `sizeBytes`, which is at least 1. */
export const sealedSize = (sizeBytes: number): number =>
  HEADER_BYTES + sizeBytes + TAG_BYTES * Math.ceil(sizeBytes / CHUNK_BYTES);

function nonceOf(index: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(index, 7);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

/** Encrypts a content that is not empty, chunk by chunk. @param boundTo the storage key that it will lie under */
export const sealContent = (
  source: Uint8Array | AsyncIterable<Uint8Array>,
  key: DocumentKey,
  boundTo: string,
): Readable =>
  Readable.from(sealedParts(source instanceof Uint8Array ? [source] : source, key, boundTo), { objectMode: false });

async function* sealedParts(
  source: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  key: DocumentKey,
  boundTo: string,
): AsyncGenerator<Buffer> {
  const dataKey = randomBytes(32);
  yield Buffer.concat([MAGIC, Buffer.from(key.id, "hex"), sealSecret(key.secret, dataKey, boundTo)]);
  let index = 0;
  for await (const { chunk, isLast } of chunksOf(source, CHUNK_BYTES)) {
    const cipher = createCipheriv("aes-256-gcm", dataKey, nonceOf(index, isLast));
    yield Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
    index += 1;
  }
}

/** Cuts into chunks of `size`; only the last may be shorter, and it is known as the last. */
async function* chunksOf(
  source: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  size: number,
): AsyncGenerator<{ chunk: Buffer; isLast: boolean }> {
  let waiting: Uint8Array[] = [];
  let length = 0;
  for await (const part of source) {
    waiting.push(part);
    length += part.length;
    if (length <= size) continue;
    let rest = Buffer.concat(waiting);
    for (; rest.length > size; rest = rest.subarray(size)) yield { chunk: rest.subarray(0, size), isLast: false };
    waiting = [rest];
    length = rest.length;
  }
  yield { chunk: Buffer.concat(waiting), isLast: true };
}

export const fileAltered = (): DomainError =>
  new DomainError("failed", "file_altered", "The file was changed on the storage and is not given out");

export type SealedFile = { storageKey: string; sizeBytes: number };

/**
 * Bytes of the sealed file that hold `range` of its content. The header comes with them in one reading: a file that is
 * replaced meanwhile has another data key.
 */
export const sealedRange = ({ sizeBytes }: SealedFile, range?: ByteRange): ByteRange => {
  const last = Math.floor((range?.end ?? sizeBytes - 1) / CHUNK_BYTES);
  return { start: 0, end: Math.min(HEADER_BYTES + (last + 1) * SEALED_CHUNK_BYTES, sealedSize(sizeBytes)) - 1 };
};

/**
 * The content, or `range` of it, of what `source` reads. A chunk that was changed ends the stream with `file_altered`
 * before any of it is given out.
 *
 * @param source the sealed file's bytes of `sealedRange`
 */
export function openSealed(source: Readable, file: SealedFile, range?: ByteRange): Readable {
  const content = Readable.from(opened(source, file, range ?? { start: 0, end: file.sizeBytes - 1 }), {
    objectMode: false,
  });
  // A stream that nobody begins to read never runs the generator, which would close its source.
  content.once("close", () => source.destroy());
  return content;
}

async function* opened(source: Readable, file: SealedFile, range: ByteRange): AsyncGenerator<Buffer> {
  const chunkCount = Math.ceil(file.sizeBytes / CHUNK_BYTES);
  const first = Math.floor(range.start / CHUNK_BYTES);
  const last = Math.floor(range.end / CHUNK_BYTES);
  let dataKey: Buffer | undefined;
  let index = 0;
  for await (const part of headAndChunks(source)) {
    if (!dataKey) {
      dataKey = dataKeyOf(part, file.storageKey);
      continue;
    }
    if (index > last) throw fileAltered();
    if (index >= first) {
      const plain = unsealChunk(part, dataKey, nonceOf(index, index === chunkCount - 1));
      const begin = index * CHUNK_BYTES;
      yield plain.subarray(Math.max(0, range.start - begin), Math.min(plain.length, range.end + 1 - begin));
    }
    index += 1;
  }
  if (index !== last + 1) throw fileAltered();
}

/** The header first, then each sealed chunk. */
async function* headAndChunks(source: Readable): AsyncGenerator<Buffer> {
  let waiting: Buffer = Buffer.alloc(0);
  let wanted = HEADER_BYTES;
  for await (const part of source) {
    waiting = waiting.length === 0 ? (part as Buffer) : Buffer.concat([waiting, part as Buffer]);
    for (; waiting.length >= wanted; wanted = SEALED_CHUNK_BYTES) {
      yield waiting.subarray(0, wanted);
      waiting = waiting.subarray(wanted);
    }
  }
  if (waiting.length > 0) yield waiting;
}

function dataKeyOf(header: Buffer, boundTo: string): Buffer {
  if (header.length !== HEADER_BYTES || !header.subarray(0, MAGIC.length).equals(MAGIC)) throw fileAltered();
  const key = keyById(header.subarray(MAGIC.length, MAGIC.length + KEY_ID_BYTES).toString("hex"));
  const dataKey = unsealSecret(key.secret, header.subarray(MAGIC.length + KEY_ID_BYTES), boundTo);
  if (!dataKey) throw fileAltered();
  return dataKey;
}

function unsealChunk(chunk: Buffer, dataKey: Buffer, nonce: Buffer): Buffer {
  if (chunk.length <= TAG_BYTES) throw fileAltered();
  const text = chunk.subarray(0, -TAG_BYTES);
  const decipher = createDecipheriv("aes-256-gcm", dataKey, nonce, { authTagLength: TAG_BYTES });
  decipher.setAuthTag(chunk.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(text), decipher.final()]);
  } catch {
    throw fileAltered();
  }
}
