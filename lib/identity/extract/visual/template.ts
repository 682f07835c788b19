import type { DocumentType, FieldName } from "../reading";
import type { ValueKind } from "./values";

/** Where a field's value stands relative to its label. */
export type Where = "below" | "right" | "either";

export type FieldRule = {
  field: FieldName;
  kind: ValueKind;
  /** Labels reduced to A–Z 0–9; what is printed in front of the value, or above it. */
  labels: readonly string[];
  where?: Where;
  /** What the value looks like without spaces, where its form is known. */
  pattern?: RegExp;
  /** Which date of several behind one label, from 0. */
  nth?: number;
  /** The value goes on for so many lines below the first. */
  moreLines?: number;
};

/** A layout as data: what it is recognised by, and where its fields are. */
export type Template = {
  id: string;
  documentType: DocumentType;
  /** ISO 3166-1 alpha-3; null where the layout is that of many states. */
  issuingState: string | null;
  /** Printed on every specimen, reduced to A–Z 0–9; the layout fits when so many of them are found. */
  marks: readonly string[];
  marksMin: number;
  fields: readonly FieldRule[];
};
