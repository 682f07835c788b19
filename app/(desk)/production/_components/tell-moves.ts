"use client";

import { toast } from "@/components/ui/toast";
import type { CardMoves } from "@/lib/licenses/production/schema";
import type { PrintMove } from "@/lib/licenses/production/states";
import type { ActionResult } from "@/lib/platform/http/action";
import { texts } from "../texts";

/** Tells what came of moving several cards. Gives the refusal where not one of them moved. */
export function tellMoves(move: PrintMove, answer: ActionResult<CardMoves>): string | null {
  if (!answer.ok) return answer.fields[0]?.reason ?? answer.message;
  const { moved, refused } = answer.value;
  if (moved.length === 0) return refused[0]?.reason ?? texts.offline;
  toast.success(texts.moves[move].done(moved.length));
  if (refused.length > 0) toast.error(texts.refusedTitle(refused.length), { description: refused[0]?.reason });
  return null;
}
