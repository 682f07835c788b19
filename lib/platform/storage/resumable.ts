import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, open, stat, unlink } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { DataStore, ERRORS, Upload } from "@tus/server";
import type { ResumableUpload } from "@/lib/generated/prisma/client";
import type { Actor } from "../auth/actor";
import { db, pool, type Tx } from "../db";
import { conflict, DomainError, notFound } from "../errors";
import { storageFailure } from "./driver";
import { displayName } from "./names";
import { quarantineFolder, type Staged } from "./quarantine";

/** After so long nobody goes on with an upload; the sweep takes its bytes from the quarantine at the same age. */
export const RESUMABLE_HOURS = 24;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** An id comes out of an address: nothing but a UUID may become a path. */
function partFile(id: string): string {
  if (!UUID.test(id)) throw ERRORS.FILE_NOT_FOUND;
  return path.join(quarantineFolder(), `resumable-${id}`);
}

const sizeOf = async (id: string): Promise<number | null> => (await stat(partFile(id)).catch(() => null))?.size ?? null;

/**
 * Uploads in parts, for the tus server. How far one is, its file's length says: there is nothing that a crash could
 * leave in disagreement. Parts lie in this machine's quarantine; behind a load balancer a browser must stay with one.
 */
export class QuarantineStore extends DataStore {
  override extensions = ["creation", "creation-with-upload", "termination", "expiration"];

  override getExpiration = (): number => RESUMABLE_HOURS * 3_600_000;

  override async create(upload: Upload): Promise<Upload> {
    await mkdir(quarantineFolder(), { recursive: true });
    await (await open(partFile(upload.id), "wx", 0o600).catch(failed)).close();
    return upload;
  }

  override async write(source: Readable, id: string, offset: number): Promise<number> {
    let written = 0;
    source.on("data", (chunk: Buffer) => {
      written += chunk.length;
    });
    await pipeline(source, createWriteStream(partFile(id), { flags: "r+", start: offset })).catch(failed);
    return offset + written;
  }

  override async getUpload(id: string): Promise<Upload> {
    const row = UUID.test(id) ? await db().resumableUpload.findUnique({ where: { id } }) : null;
    if (!row) throw ERRORS.FILE_NOT_FOUND;
    // What was taken is whole, although its bytes have moved on.
    const offset = row.takenAs === null ? await sizeOf(id) : row.sizeBytes;
    if (offset === null) throw ERRORS.FILE_NO_LONGER_EXISTS;
    return new Upload({ id, size: row.sizeBytes, offset, creation_date: row.createdAt.toISOString() });
  }

  override async remove(id: string): Promise<void> {
    await unlink(partFile(id)).catch(() => undefined);
    await db().resumableUpload.deleteMany({ where: { id } });
  }
}

function failed(error: unknown): never {
  throw (error as NodeJS.ErrnoException).syscall ? storageFailure(error) : error;
}

/** How many uploads a person may have under way; each may fill the disk to the limit of one file. */
const UNFINISHED_MAX = 20;

/** Writes down whose an upload is, before its first byte. @throws DomainError rate_limited */
export async function beginResumable(
  actor: Actor & { userId: number },
  upload: { id: string; size?: number; metadata?: Record<string, string | null> },
  now = new Date(),
): Promise<void> {
  const since = new Date(now.getTime() - RESUMABLE_HOURS * 3_600_000);
  const { userId } = actor;
  const unfinished = await db().resumableUpload.count({ where: { userId, takenAs: null, createdAt: { gte: since } } });
  if (unfinished >= UNFINISHED_MAX)
    throw new DomainError("rate_limited", "too_many_uploads", "Too many uploads are unfinished; end or remove some");
  const name = upload.metadata?.filename;
  await db().resumableUpload.create({
    data: {
      id: upload.id,
      userId,
      fileName: name ? displayName(name) : null,
      sizeBytes: upload.size ?? 0,
      createdAt: now,
    },
  });
}

/** @returns whether there is such an upload and it is this person's */
export const ownsResumable = async (actor: Pick<Actor, "userId">, id: string): Promise<boolean> =>
  actor.userId !== null &&
  UUID.test(id) &&
  (await db().resumableUpload.count({ where: { id, userId: actor.userId } })) === 1;

/** What a domain does with a file that has arrived whole. */
export type Taker<T> = {
  /** @param note called in the transaction that makes use of it, with the name of what was made */
  take: (file: { name: string | null; staged: Staged }, note: (tx: Tx, as: string) => Promise<void>) => Promise<T>;
  /** It was taken before, by a request whose answer was lost. */
  again: (takenAs: string) => Promise<T>;
};

/**
 * Hands a whole upload to a domain, once: of two requests the second waits and is told what the first made. A file
 * that is refused itself (an error that names the field `file`) is removed; after any other error it can be tried again.
 *
 * @throws DomainError not_found; conflict `upload_incomplete`; what `take` throws
 */
export async function takeResumable<T>(actor: Actor, id: string, { take, again }: Taker<T>): Promise<T> {
  if (!(await ownsResumable(actor, id))) throw notFound("Upload");
  return withLock(id, async () => {
    const row = await db().resumableUpload.findUnique({ where: { id } });
    if (!row) throw notFound("Upload");
    if (row.takenAs !== null) return again(row.takenAs);
    const staged = await stagedPart(row);
    try {
      const taken = await take({ name: row.fileName, staged }, async (tx, as) => {
        await tx.resumableUpload.update({ where: { id }, data: { takenAs: as } });
      });
      await staged.discard();
      return taken;
    } catch (error) {
      const refused = error instanceof DomainError && error.fields?.some(({ name }) => name === "file");
      if (refused) await new QuarantineStore().remove(id);
      throw error;
    }
  });
}

async function stagedPart({ id, sizeBytes }: ResumableUpload): Promise<Staged> {
  const file = partFile(id);
  const size = await sizeOf(id);
  if (size === null)
    throw new DomainError("not_found", "upload_gone", "The bytes of this upload are gone; send it again");
  if (size !== sizeBytes) throw conflict("upload_incomplete", `${size} of the ${sizeBytes} bytes have arrived so far`);
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  const discard = () => unlink(file).catch(() => undefined);
  return { path: file, sha256: hash.digest("hex"), sizeBytes, discard };
}

/** A lock of the session, since hashing and moving a large file must hold no transaction open. */
async function withLock<T>(id: string, work: () => Promise<T>): Promise<T> {
  const client = await pool().connect();
  const key = [`resumable:${id}`];
  try {
    await client.query("SELECT pg_advisory_lock(hashtextextended($1, 0))", key);
    try {
      return await work();
    } finally {
      await client.query("SELECT pg_advisory_unlock(hashtextextended($1, 0))", key);
    }
  } finally {
    client.release();
  }
}

/** Forgets uploads that nobody went on with; their bytes are the quarantine's. Says how many. */
export async function sweepResumable(olderThan: Date, dryRun: boolean): Promise<number> {
  const where = { createdAt: { lt: olderThan } };
  return dryRun ? db().resumableUpload.count({ where }) : (await db().resumableUpload.deleteMany({ where })).count;
}
