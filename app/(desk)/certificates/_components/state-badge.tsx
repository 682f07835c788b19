import { Badge, type BadgeTone } from "@/components/ui/badge";
import { type StateName, texts } from "../texts";

const tones: Record<StateName, BadgeTone> = {
  selected: "info",
  issued: "success",
  expired: "warning",
  revoked: "danger",
  replaced: "neutral",
};

export function StateBadge({ state }: { state: StateName }) {
  return (
    <Badge dot tone={tones[state]}>
      {texts.states[state]}
    </Badge>
  );
}
