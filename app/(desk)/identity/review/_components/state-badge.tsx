import { Badge } from "@/components/ui/badge";
import type { CardState } from "@/lib/identity/onboarding/kinds";
import { texts } from "../texts";

const TONES = { pending: "neutral", review: "warning", approved: "success", rejected: "danger" } as const;

export const StateBadge = ({ state }: { state: CardState }) => <Badge tone={TONES[state]}>{texts.states[state]}</Badge>;
