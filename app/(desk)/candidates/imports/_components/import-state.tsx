import { Badge } from "@/components/ui/badge";
import type { ImportView } from "@/lib/candidates/imports/schema";
import { importTexts } from "../texts";

const TONES = { mapping: "neutral", running: "info", done: "success", undoing: "info", undone: "warning" } as const;

export const ImportState = ({ state }: { state: ImportView["state"] }) => (
  <Badge tone={TONES[state]}>{importTexts.states[state]}</Badge>
);
