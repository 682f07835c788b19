import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { db } from "../db";
import { settings } from "../settings";
import { chainKey, GENESIS, hashEntry, sealHolds } from "./audit";

/** What the verifier found. `firstBad` is the lowest sequence number at which the chain does not hold. */
export type ChainReport =
  | { ok: true; rows: number; head: string }
  | { ok: false; rows: number; firstBad: string; reason: string };

const PAGE = 1000;
export const anchorFile = (): string => path.join(settings().dataDir, "audit-anchor.json");
const Anchor = z.object({ seq: z.string().regex(/^\d+$/), hash: z.string() });

/**
 * Walks the whole chain: numbers without gaps, each row's hash, each link to the row before, the sealed head, and the
 * anchor that lies outside the database (so that a chain cut short and re-headed is seen too).
 */
export async function verifyChain(): Promise<ChainReport> {
  const key = chainKey();
  const head = await db().auditHead.findUnique({ where: { id: 1 } });
  const anchor = await readAnchor();
  let expected = 1n;
  let prevHash = GENESIS;
  let anchorSeen = anchor === null;
  for (;;) {
    const rows = await db().auditEntry.findMany({
      where: { seq: { gte: expected } },
      orderBy: { seq: "asc" },
      take: PAGE,
    });
    for (const row of rows) {
      const bad = (reason: string): ChainReport => ({
        ok: false,
        rows: Number(expected - 1n),
        firstBad: expected.toString(),
        reason,
      });
      if (row.seq !== expected) return bad(`row ${expected} is missing; the next one is ${row.seq}`);
      const { hash, ...columns } = row;
      if (row.prevHash !== prevHash) return bad(`row ${expected} does not follow the row before it`);
      if (hashEntry(columns, key) !== hash) return bad(`row ${expected} was altered`);
      if (anchor && row.seq === anchor.seq) {
        if (hash !== anchor.hash) return bad(`row ${expected} is not the one that was anchored outside the database`);
        anchorSeen = true;
      }
      prevHash = hash;
      expected += 1n;
    }
    if (rows.length < PAGE) break;
  }
  const rows = Number(expected - 1n);
  const cut = (reason: string): ChainReport => ({ ok: false, rows, firstBad: expected.toString(), reason });
  if (head && rows > 0 && !sealHolds(head.seq, head.hash, head.seal, key))
    return cut("the seal of the chain's end is not genuine");
  // A row may have been added since the head was read; a head beyond the rows means that rows are gone.
  if (head && head.seq >= expected) return cut(`rows from ${expected} to ${head.seq} are missing at the end`);
  if (!head && rows > 0) return cut("the record of the chain's end is missing");
  if (!anchorSeen)
    return cut(`rows from ${expected} to ${anchor?.seq} are missing: they were anchored outside the database`);
  return { ok: true, rows, head: prevHash };
}

async function readAnchor(): Promise<{ seq: bigint; hash: string } | null> {
  const text = await readFile(anchorFile(), "utf8").catch(() => null);
  if (text === null) return null;
  const anchor = Anchor.parse(JSON.parse(text));
  return { seq: BigInt(anchor.seq), hash: anchor.hash };
}
