import type { BoxedField } from "@/components/documents/types";
import { FIELD_NAMES } from "@/lib/identity/extract/reading";
import type { KeptReading } from "@/lib/identity/tasks/output";
import { fieldTexts, texts } from "../texts";

/** A reading's fields as the screen shows them, in the order in which documents are read out. */
export function boxedFields({ fields, conflicts }: KeptReading): BoxedField[] {
  return FIELD_NAMES.flatMap((name) => {
    const field = fields[name];
    if (!field) return [];
    const other = conflicts
      .find((conflict) => conflict.field === name)
      ?.readings.find(({ content }) => content !== field.content);
    return {
      id: name,
      label: fieldTexts[name],
      content: field.content,
      confidence: field.confidence,
      source: texts.sources[field.source],
      box: field.box,
      doubt: other && texts.conflict(other.content, texts.sources[other.source]),
    };
  });
}
