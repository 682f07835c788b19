import type { BadgeTone } from "@/components/ui/badge";
import type { BoloView } from "@/lib/plates/bolos/schema";
import { detailTexts, formTexts, texts } from "./texts";

/** Whether a look-out counts now, and if not, why. */
export function stateOf(
  bolo: Pick<BoloView, "active" | "in_force" | "effective_from" | "expires_at">,
  now = new Date(),
): { label: string; tone: BadgeTone } {
  if (!bolo.active) return { label: texts.states.off, tone: "neutral" };
  if (bolo.in_force) return { label: texts.states.inForce, tone: "success" };
  const coming = bolo.effective_from !== null && new Date(bolo.effective_from) > now;
  return coming ? { label: texts.states.coming, tone: "info" } : { label: texts.states.ended, tone: "warning" };
}

/** 1 to 3 are ordinary, from 7 on somebody should look at once. */
export const toneOfPriority = (priority: number): BadgeTone =>
  priority >= 7 ? "danger" : priority >= 4 ? "warning" : "neutral";

/** "18:00–06:00, Saturday, Sunday". */
export function hoursText({ active_days, active_from, active_to }: BoloView): string {
  const hours = active_from && active_to ? `${active_from}–${active_to}` : detailTexts.allHours;
  const days = active_days.map((day) => formTexts.dayNames[day - 1]).join(", ") || detailTexts.everyDay;
  return `${hours}, ${days}`;
}
