import type { CandidateImportRow } from "@/lib/generated/prisma/client";
import type { Actor } from "@/lib/platform/auth/actor";
import type { Tx } from "@/lib/platform/db";

/** A row of a list: what stands in the columns of its fields, without those that are empty. */
export type Line = { row: number; values: Readonly<Record<string, string>> };

/** Why a row cannot be imported: the field, or "" where it is the row as a whole. */
export type Fault = { field: string; reason: string; duplicate?: true };

export type Made = { candidateId: number; certificateId?: number; madeAt: Date };
/** Where a made row came from, for the trail. */
export type Origin = { fileName: string; createdBy: number | null };
/** What an undo knows of a row. */
export type MadeRow = Pick<CandidateImportRow, "candidateId" | "certificateId" | "madeAt">;

/** What differs between lists of candidates and of certificates. */
export type Importer = {
  /** Whoever writes the same at the same time waits until the transaction ends. Called before `judge`. */
  lock(tx: Tx, lines: readonly Line[]): Promise<void>;
  /** What is wrong with each row by itself, with what the office has already, and with an earlier good row. */
  judge(tx: Tx, lines: readonly Line[]): Promise<Map<number, Fault[]>>;
  /** Makes a row that `judge` found good under `lock`, with its trail. */
  make(tx: Tx, actor: Actor, line: Line, origin: Origin, now: Date): Promise<Made>;
  /** Takes a made row back, with its trail. @returns why it was left instead; null where it is gone */
  takeBack(tx: Tx, actor: Actor, row: MadeRow, origin: Origin, now: Date): Promise<string | null>;
};

/** Whether somebody has changed a row since it was made. */
export const isChanged = (updatedAt: Date, { madeAt }: MadeRow): boolean => updatedAt.getTime() !== madeAt?.getTime();
