import { z } from "zod";
import { dayOf } from "./dates";

/** White space is one space; an empty text counts as not given. */
const text = (max: number) =>
  z
    .string()
    .transform((value) => value.normalize("NFC").replaceAll(/\s+/g, " ").trim())
    .pipe(z.string().max(max, `Ensure this field has no more than ${max} characters.`))
    .transform((value) => value || undefined)
    .nullish()
    .meta({ override: { type: "string", maxLength: max } });

const number = z
  .string()
  .trim()
  .transform((value, context) => {
    if (value === "") return undefined;
    if (value.length >= 3 && value.length <= 100) return value;
    const bound = value.length < 3 ? "at least 3" : "no more than 100";
    context.addIssue({ code: "custom", message: `Ensure this field has ${bound} characters.` });
    return z.NEVER;
  })
  .nullish()
  .meta({ override: { type: "string", minLength: 3, maxLength: 100 } });

const date = z
  .string()
  .max(40)
  .transform((value, context) => {
    if (value.trim() === "") return undefined;
    const day = dayOf(value);
    if (day) return day;
    context.addIssue({ code: "custom", message: "Date has wrong format. Use YYYY-MM-DD or dd/mm/YYYY." });
    return z.NEVER;
  })
  .nullish()
  .meta({ description: "YYYY-MM-DD, dd/mm/YYYY, mm/dd/YYYY or dd-mm-YYYY", override: { type: "string" } });

const degrees = (most: number) =>
  z
    .union([z.literal("").transform(() => undefined), z.coerce.number().min(-most).max(most)])
    .nullish()
    .meta({ override: { type: "number", minimum: -most, maximum: most } });

const fields = {
  first_name: text(100),
  middle_name: text(100),
  last_name: text(100),
  country: text(100),
  state: text(100),
  nationality: text(100),
  gender: text(20),
  id_number: number,
  document_number: number,
  date_of_birth: date,
  date_of_issue: date,
  date_of_expiry: date,
  latitude: degrees(90),
  longitude: degrees(180),
};

/** What an applicant confirms; dates come out as YYYY-MM-DD. */
export const ConfirmInput = z.object(fields).meta({
  id: "IdCardConfirm",
  override: { examples: [{ first_name: "Ada", date_of_birth: "1990-03-02" }] },
});
export type ConfirmInput = z.output<typeof ConfirmInput>;
