import { toneOf } from "@/components/documents/types";
import { Badge } from "@/components/ui/badge";

/** Green from 80 %, orange from 60 %, else red (contract 4, section 4.3). */
export function Confidence({ value }: { value: number }) {
  return (
    <Badge tone={toneOf(value)}>
      <span className="tabular-nums">{Math.round(value * 100)} %</span>
    </Badge>
  );
}
