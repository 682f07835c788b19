"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import type { BatchView } from "@/lib/licenses/production/batch-schema";
import { PRINT_MOVES, PRODUCTION, type PrintMove } from "@/lib/licenses/production/states";
import { tellMoves } from "../../../_components/tell-moves";
import { moveAll } from "../../../actions";
import { texts } from "../../../texts";

const words = texts.batch;
/** What is done to a stack of cards as a whole; why a card is taken out is asked card by card. */
const WHOLE_MOVES = PRINT_MOVES.filter((move) => !PRODUCTION[move].needsReason);

/** Moves all cards of the batch that stand where a move begins. */
export function WholeMoves({ batch: { id, states } }: { batch: BatchView }) {
  const [busy, setBusy] = useState<PrintMove | null>(null);
  const open = WHOLE_MOVES.map((move) => ({
    move,
    count: PRODUCTION[move].from.reduce((sum, state) => sum + states[state], 0),
  })).filter(({ count }) => count > 0);
  const run = async (move: PrintMove) => {
    setBusy(move);
    const refusal = await moveAll({ id, move }).then(
      (answer) => tellMoves(move, answer),
      () => texts.offline,
    );
    setBusy(null);
    if (refusal) toast.error(refusal);
  };
  if (open.length === 0) return null;
  return (
    <fieldset className="flex flex-wrap gap-2">
      <legend className="mb-1.5 text-muted-foreground text-xs">{words.whole}</legend>
      {open.map(({ move, count }) => (
        <Button key={move} size="sm" loading={busy === move} onClick={() => run(move)}>
          {words.wholeMove(texts.moves[move].label, count)}
        </Button>
      ))}
    </fieldset>
  );
}
