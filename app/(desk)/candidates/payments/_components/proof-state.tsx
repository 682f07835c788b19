import { Badge } from "@/components/ui/badge";
import type { ProofState } from "@/lib/candidates/payments/schema";
import { paymentTexts } from "../texts";

const TONES = { unmatched: "neutral", matched: "success", doubtful: "warning" } as const;

export const ProofStateBadge = ({ state }: { state: ProofState }) => (
  <Badge tone={TONES[state]}>{paymentTexts.states[state]}</Badge>
);
