import { formatCount } from "@/components/texts";
import { COUNTED_MAX, type DuePart } from "@/lib/plates/retention/classes";
import { texts } from "./texts";

/** How many rows would go; beyond what is counted it says so. */
export const dueText = ({ rows }: DuePart): string =>
  rows > COUNTED_MAX ? texts.classes.more(COUNTED_MAX) : formatCount(rows);
