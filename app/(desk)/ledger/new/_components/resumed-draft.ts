import type { PartyChoice } from "@/lib/ledger/desk/choices";
import type { DraftData } from "@/lib/ledger/desk/draft-schema";
import type { TypedLine } from "./typed-lines";

/** A draft as a form is resumed from it, with the parties that it names as they are now. */
export type ResumedDraft = { id: string; version: number; data: DraftData; parties: PartyChoice[] };

/** What a draft has in a field; undefined where nothing was typed, or there is no draft. */
export function typedIn(draft: ResumedDraft | null, name: string): string | undefined {
  const value = draft?.data[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** The lines of a draft; null where it has none. */
export function linesIn(draft: ResumedDraft | null): Omit<TypedLine, "key">[] | null {
  const lines = draft?.data.lines;
  if (!Array.isArray(lines) || lines.length === 0) return null;
  return lines.map((line) => {
    const text = (name: string): string => (typeof line[name] === "string" ? (line[name] as string) : "");
    return {
      description: text("description"),
      hsn_sac: text("hsn_sac"),
      quantity: text("quantity"),
      unit: text("unit"),
      rate: text("rate") || "0",
    };
  });
}
