import { randomBytes } from "node:crypto";
import { rm, stat, utimes } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { db, transaction } from "../db";
import { newId } from "../ids";
import { forgetSettings, settings } from "../settings";
import { recordMedia, type StoredFile, storeFile } from "./media";
import { forgetUsage } from "./usage";

// What the tests of stored files share.

export const MB = 1024 * 1024;
export const fileOf = (key: string) => path.join(settings().filesDir, key);
export const exists = (file: string) =>
  stat(file).then(
    () => true,
    () => false,
  );
export const store = (source: Uint8Array | Readable = randomBytes(2_000)) =>
  storeFile({ folder: "documents", source, bytesMax: MB });
export const record = (stored: StoredFile, owner = { type: "test", id: newId(), group: "scan" }) =>
  transaction((tx) => recordMedia(tx, stored, { createdBy: null, owner }));
/** As if the file had been stored so long ago. */
export const age = (key: string, minutes: number) =>
  utimes(fileOf(key), new Date(), new Date(Date.now() - minutes * 60_000));

/** Without the candidates' and vouchers' files of tests that ran before, which hold on to theirs. */
export async function removeMediaRows(): Promise<void> {
  await db().candidateFile.deleteMany();
  await db().ledgerInvoiceFile.deleteMany();
  await db().media.deleteMany();
}

/** An office without files, rows of files and settings of a test's own. */
export async function emptyStorage(): Promise<void> {
  await rm(settings().filesDir, { recursive: true, force: true });
  await removeMediaRows();
  forgetUsage();
  forgetSettings();
}
