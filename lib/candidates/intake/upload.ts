import { readFile } from "node:fs/promises";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { ReadDocument } from "@/lib/identity/readers";
import { audit } from "@/lib/platform/audit/audit";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { type Tx, transaction } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { settings } from "@/lib/platform/settings";
import { recordMedia, type StoredFile, storeStaged } from "@/lib/platform/storage/media";
import type { ReceivedFile } from "@/lib/platform/storage/multipart";
import {
  BLOCK_NAMES,
  type FileKind,
  FORM_FILES,
  type FormFile,
  INTAKE,
  isReadFile,
  READ_BLOCKS,
  REQUIRED_FILES,
} from "../kinds";
import { type ReadProof, readProof, recordProof } from "../payments/reading";
import { mayKeepCandidates } from "../policy";
import { type Block, placeholder } from "./blocks";
import { checkIntakeFile, missingFile, refused } from "./check-file";
import { type PictureResult, readPicture, type SessionReading } from "./reading";
import { type OpenSession, WITH_FILES } from "./sessions";

/** A file that was judged and stored, with what was read from it. */
export type TakenFile = {
  kind: FileKind;
  name: string;
  stored: StoredFile;
  result: PictureResult | null;
  /** Of a payment's screenshot. */
  proof: ReadProof | null;
};
export type ReadOptions = { read?: ReadDocument };

/** Candidates' documents are encrypted on the storage. */
const store = (name: string, file: ReceivedFile): Promise<StoredFile> =>
  storeStaged({ folder: "candidates", originalName: name }, file.staged);

/** Judges a file, reads it where it is a document, and stores it, in this order: what is refused is never stored. */
export async function takeFile(
  kind: FileKind,
  name: string,
  file: ReceivedFile,
  options: ReadOptions = {},
): Promise<TakenFile> {
  const result = isReadFile(kind) ? await readPicture(kind, await readFile(file.staged.path), options) : null;
  const proof = kind === "payment_screenshot" ? await readProof(await readFile(file.staged.path), options) : null;
  return { kind, name, stored: await store(name, file), result, proof };
}

/** Gives stored files their rows in a session, inside the caller's transaction. */
export async function recordFiles(
  tx: Tx,
  actor: Actor,
  sessionId: string,
  files: readonly TakenFile[],
  now: Date,
): Promise<void> {
  for (const { kind, name, stored, proof } of files) {
    const media = await recordMedia(tx, stored, { createdBy: actor.userId });
    const { id } = await tx.candidateFile.create({
      data: { sessionId, kind, fileName: name, mediaId: media.id, uploadedAt: now },
    });
    if (proof) await recordProof(tx, id, proof);
  }
}

export type OcrAnswer = Record<(typeof BLOCK_NAMES)[number], Block>;

/** The contract's three blocks: those that were read, and for the others the placeholder. */
export function ocrAnswer(files: readonly TakenFile[], before: Partial<OcrAnswer> = {}): OcrAnswer {
  const read = files.flatMap(({ kind, result }) =>
    isReadFile(kind) && result ? [[READ_BLOCKS[kind], result.block] as const] : [],
  );
  const empty = BLOCK_NAMES.map((name) => [name, placeholder(name)] as const);
  return { ...Object.fromEntries(empty), ...before, ...Object.fromEntries(read) } as OcrAnswer;
}

/** What the screen is shown of each picture. */
export const readingsOf = (files: readonly TakenFile[], before: SessionReading = {}): SessionReading => ({
  ...before,
  ...Object.fromEntries(files.flatMap(({ kind, result }) => (result?.reading ? [[kind, result.reading]] : []))),
});

export const asJson = (value: unknown): Prisma.InputJsonValue =>
  JSON.parse(JSON.stringify(value)) as Prisma.InputJsonValue;

/**
 * POST /upload-images: judges all files before any is read or stored, then makes the session with all of them at once.
 *
 * @throws DomainError invalid, in the contract's sentences; storage_full
 */
export async function uploadImages(
  actor: Actor,
  files: Partial<Record<FormFile, ReceivedFile>>,
  options: ReadOptions & { now?: Date } = {},
): Promise<OpenSession> {
  permit(mayKeepCandidates(actor));
  const names = new Map<FormFile, string>();
  for (const kind of FORM_FILES) {
    const file = files[kind];
    if (file) names.set(kind, await checkIntakeFile(kind, file));
    else if (REQUIRED_FILES.includes(kind)) throw missingFile(kind);
  }
  const seen = new Set<string>();
  for (const name of names.values()) {
    if (seen.has(name)) throw refused("duplicate_filename", `Duplicate filename ${name} in session`);
    seen.add(name);
  }
  const taken = await Promise.all(
    [...names].map(([kind, name]) => takeFile(kind, name, files[kind] as ReceivedFile, options)),
  );
  const now = options.now ?? new Date();
  return transaction(async (tx) => {
    const id = newId();
    await tx.intakeSession.create({
      data: {
        id,
        createdBy: actor.userId,
        ocrEnabled: settings().readsCandidates,
        ocr: asJson(ocrAnswer(taken)),
        reading: asJson(readingsOf(taken)),
        createdAt: now,
      },
    });
    await recordFiles(tx, actor, id, taken, now);
    await audit(tx, actor, {
      action: "create",
      resourceType: INTAKE,
      resourceId: id,
      description: "Began an intake",
      newValues: { files: taken.length },
    });
    return tx.intakeSession.findUniqueOrThrow({ where: { id }, include: WITH_FILES });
  });
}
