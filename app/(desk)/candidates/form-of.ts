import { type CandidateData, textOf } from "@/lib/candidates/facts";
import type { CandidateRow } from "@/lib/candidates/view";
import { toLegalDate } from "@/lib/platform/time";
import { FIELD_NAMES } from "./texts";

const dateText = (date: Date | null): string | undefined => (date ? toLegalDate(date) : undefined);

/** A candidate as the form has it: clients write dates in several ways, the form in one. */
export function formOf(row: CandidateRow): Record<string, string> {
  const data = row.data as CandidateData;
  const form = Object.fromEntries(FIELD_NAMES.map((name) => [name, textOf(data, name)]));
  return {
    ...form,
    sex: (textOf(data, "sex") || textOf(data, "gender")).toUpperCase().slice(0, 1),
    dob: dateText(row.dateOfBirth) ?? form.dob ?? "",
    passportExpiry: dateText(row.passportExpiry) ?? form.passportExpiry ?? "",
    cdcExpiry: dateText(row.cdcExpiry) ?? form.cdcExpiry ?? "",
  };
}
