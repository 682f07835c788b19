"use client";

import { Layers, RotateCcw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import type { PrintJobView } from "@/lib/licenses/production/schema";
import { PRODUCTION, type PrintMove, sharedMoves } from "@/lib/licenses/production/states";
import { makeBatch, move as moveCards, printAgain } from "../actions";
import { texts } from "../texts";
import { ReasonDialog } from "./reason-dialog";
import { tellMoves } from "./tell-moves";

/** Buttons for what every one of the chosen cards may do. */
export function CardActions({ cards, onDone }: { cards: readonly PrintJobView[]; onDone: () => void }) {
  const router = useRouter();
  const [busy, setBusy] = useState<string | null>(null);
  const [asking, setAsking] = useState<"spoil" | "void" | null>(null);
  const ids = cards.map(({ id }) => id);

  const run = async (what: string, work: () => Promise<string | null>) => {
    setBusy(what);
    const refusal = await work().catch(() => texts.offline);
    setBusy(null);
    if (refusal) toast.error(refusal);
    else onDone();
  };
  const batch = () =>
    run("batch", async () => {
      const answer = await makeBatch({ print_job_ids: ids });
      if (!answer.ok) return answer.message;
      toast.success(texts.batchMade(answer.value.id, answer.value.cards));
      router.push(`/production/batches/${answer.value.id}`);
      return null;
    });
  const again = () =>
    run("reprint", async () => {
      const answer = await printAgain({ ids });
      if (!answer.ok) return answer.message;
      toast.success(texts.reprinted(answer.value));
      return null;
    });
  const move = (move: PrintMove) =>
    PRODUCTION[move].needsReason ? setAsking(move as "spoil" | "void") : run(move, () => moved(move, ids));

  const moves = sharedMoves(cards.map(({ state }) => state));
  const mayBatch = cards.every(({ state }) => state === "queued");
  const mayReprint = cards.every(({ state, reprint_id }) => state === "spoiled" && reprint_id === null);
  return (
    <>
      {moves.length === 0 && !mayReprint ? (
        <p className="text-muted-foreground text-sm">{texts.nothingShared}</p>
      ) : null}
      {mayBatch ? (
        <Button variant="primary" loading={busy === "batch"} onClick={batch}>
          <Layers aria-hidden />
          {texts.batchChosen}
        </Button>
      ) : null}
      {mayReprint ? (
        <Button variant="primary" loading={busy === "reprint"} onClick={again}>
          <RotateCcw aria-hidden />
          {texts.reprint}
        </Button>
      ) : null}
      {moves.map((open) => (
        <Button
          key={open}
          variant={PRODUCTION[open].needsReason ? "destructive-outline" : open === "return" ? "secondary" : "primary"}
          loading={busy === open}
          onClick={() => move(open)}
        >
          {texts.moves[open].label}
        </Button>
      ))}
      <ReasonDialog
        move={asking}
        count={ids.length}
        onClose={() => setAsking(null)}
        onConfirm={async (move, reason) => {
          const refusal = await moved(move, ids, reason);
          if (refusal === null) onDone();
          return refusal;
        }}
      />
    </>
  );
}

async function moved(move: PrintMove, ids: number[], reason?: string): Promise<string | null> {
  return tellMoves(move, await moveCards({ move, print_job_ids: ids, reason }));
}
