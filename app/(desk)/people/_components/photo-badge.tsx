import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { PhotoState } from "../photo-view";
import { photoStateLabels } from "../texts";

const tones: Record<PhotoState, BadgeTone> = {
  good: "success",
  acceptable: "warning",
  poor: "danger",
  unchecked: "neutral",
  none: "neutral",
};

/** How a person's photo stands, in one word. */
export function PhotoBadge({ state }: { state: PhotoState }) {
  return (
    <Badge tone={tones[state]} dot={state !== "none"}>
      {photoStateLabels[state]}
    </Badge>
  );
}
