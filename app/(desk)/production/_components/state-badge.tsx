import { Badge, type BadgeTone } from "@/components/ui/badge";
import { type StateName, texts } from "../texts";

const tones: Record<StateName, BadgeTone> = {
  queued: "info",
  assigned: "info",
  printing: "warning",
  printed: "accent",
  quality_checked: "accent",
  ready: "success",
  collected: "neutral",
  spoiled: "danger",
  void: "danger",
};

export function StateBadge({ state }: { state: StateName }) {
  return (
    <Badge dot tone={tones[state]}>
      {texts.states[state]}
    </Badge>
  );
}
