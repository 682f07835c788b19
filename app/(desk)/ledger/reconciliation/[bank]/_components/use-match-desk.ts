"use client";

import { useState } from "react";
import { toast } from "@/components/ui/toast";
import type { DeskLine } from "@/lib/ledger/reconciliation/desk";
import type { ActionResult } from "@/lib/platform/http/action";
import { accept, allow, reject, undo } from "../../actions";
import { texts } from "../../texts";

const words = texts.desk;

export type Parts = { lines: number[]; postings: number[] };
/** What was done here, so that it can be undone: the last stands last. */
type Done = { kind: "match"; id: number; lines: number[] } | { kind: "refusal"; parts: Parts };

const UNREACHABLE = { ok: false as const, message: words.unreachable };

/** The open lines of a page, which is chosen, and what is done with it. A line leaves the list when its match is made. */
export function useMatchDesk(bank: number, given: readonly DeskLine[], first: number | null) {
  const [chosenId, setChosenId] = useState(first ?? given[0]?.id ?? null);
  const [at, setAt] = useState(0);
  const [gone, setGone] = useState<ReadonlySet<number>>(new Set());
  const [done, setDone] = useState<Done[]>([]);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  const lines = given.filter(({ id }) => !gone.has(id));
  const line = lines.find(({ id }) => id === chosenId) ?? lines[0] ?? null;
  const suggestion = line?.suggestions[at] ?? null;

  const choose = (id: number) => {
    setChosenId(id);
    setAt(0);
    setFailure(null);
  };
  const move = (step: 1 | -1) => {
    const index = lines.findIndex(({ id }) => id === line?.id);
    const next = lines[Math.max(0, Math.min(lines.length - 1, index + step))];
    if (next) choose(next.id);
  };
  const carryOut = async <T>(work: Promise<ActionResult<T>>): Promise<T | null> => {
    setBusy(true);
    const result = await work.catch(() => UNREACHABLE);
    setBusy(false);
    setFailure(result.ok ? null : result.message);
    return result.ok ? result.value : null;
  };

  const match = async (parts: Parts) => {
    if (busy) return false;
    const after = lines
      .slice(lines.findIndex(({ id }) => id === line?.id) + 1)
      .find(({ id }) => !parts.lines.includes(id));
    const made = await carryOut(accept({ bank, ...parts }));
    if (!made) return false;
    setGone((now) => new Set([...now, ...parts.lines]));
    setDone((now) => [...now, { kind: "match", id: made.id, lines: parts.lines }]);
    if (after) choose(after.id);
    toast.success(words.accepted);
    return true;
  };
  const refuse = async () => {
    if (!suggestion || busy) return;
    const parts = { lines: suggestion.line_ids, postings: suggestion.posting_ids };
    if ((await carryOut(reject({ bank, ...parts }).then(withValue))) === null) return;
    setDone((now) => [...now, { kind: "refusal", parts }]);
    setAt(0);
    toast.success(words.rejected);
  };
  const takeBack = async () => {
    const last = done.at(-1);
    if (busy) return;
    if (!last) return void toast.info(words.nothingToUndo);
    const answer = last.kind === "match" ? undo({ id: last.id }) : allow({ bank, ...last.parts });
    if ((await carryOut(answer.then(withValue))) === null) return;
    setDone((now) => now.slice(0, -1));
    const back = last.kind === "match" ? last.lines : last.parts.lines;
    setGone((now) => new Set([...now].filter((id) => !back.includes(id))));
    if (back[0] !== undefined) choose(back[0]);
    toast.success(words.undone);
  };

  return {
    lines,
    line,
    suggestion,
    at,
    busy,
    failure,
    canUndo: done.length > 0,
    choose,
    move,
    pick: (index: number) => line?.suggestions[index] && setAt(index),
    accept: () => suggestion && void match({ lines: suggestion.line_ids, postings: suggestion.posting_ids }),
    match,
    refuse: () => void refuse(),
    undo: () => void takeBack(),
  };
}

/** An action without a value succeeded as well: null stays for what was refused. */
const withValue = (result: ActionResult<void>): ActionResult<true> => (result.ok ? { ok: true, value: true } : result);
export type MatchDeskState = ReturnType<typeof useMatchDesk>;
