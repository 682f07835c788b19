import { Gavel, Radar } from "lucide-react";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { EventView, ReviewState } from "@/lib/plates/events/schema";
import { texts } from "../texts";

const tones: Record<ReviewState, BadgeTone> = {
  unreviewed: "warning",
  confirmed: "success",
  corrected: "info",
  rejected: "neutral",
};

export const ReviewBadge = ({ state }: { state: ReviewState }) => (
  <Badge dot tone={tones[state]}>
    {texts.states[state]}
  </Badge>
);

/** What else there is to know of a read at a glance. */
export const Marks = ({ read }: { read: Pick<EventView, "is_bolo_match" | "evidence_hold"> }) => (
  <span className="inline-flex gap-1 [&_svg]:size-3">
    {read.is_bolo_match ? (
      <Badge tone="danger">
        <Radar aria-hidden />
        {texts.hit}
      </Badge>
    ) : null}
    {read.evidence_hold ? (
      <Badge tone="accent">
        <Gavel aria-hidden />
        {texts.held}
      </Badge>
    ) : null}
  </span>
);
