/*
 * How the numbers of seafarers' papers are written. A number of another form is not refused, as offices abroad write
 * theirs otherwise: it is a warning beside the field, so that a slip is seen while the paper lies on the desk.
 */

/** Words of a warning, or null where the number is as it should be or is not there. */
type Warning = string | null;

const compact = (text: string): string => text.replaceAll(/[\s-]/g, "").toUpperCase();

/** INDoS of the Directorate General of Shipping, India: year of issue, two letters of the office, four digits. */
export function indosWarning(text: string, today: string): Warning {
  const number = compact(text);
  if (!number) return null;
  const [, year] = /^(\d{2})[A-Z]{2}\d{4}$/.exec(number) ?? [];
  if (!year) return "An INDoS number has two digits, two letters and four digits, like 20GL0001.";
  const now = Number(today.slice(2, 4));
  // INDoS began in 1999.
  return Number(year) > now && Number(year) < 99 ? `The year 20${year} of this INDoS number is still to come.` : null;
}

/** Continuous discharge certificates: India's begin with the letters of the port of issue. */
export function cdcWarning(text: string): Warning {
  const number = compact(text);
  if (!number || /^[A-Z]{2,4}\d{4,7}[A-Z]?$/.test(number) || /^[A-Z0-9]{6,12}$/.test(number)) return null;
  return "A CDC number has letters of its port and digits, like MUM100200.";
}

const INDIA = /^(ind|india|indian|bharat)$/i;

/** Passports: nine letters and digits at most (ICAO 9303-4); India's are a letter and seven digits. */
export function passportWarning(text: string, nationality = ""): Warning {
  const number = compact(text);
  if (!number) return null;
  if (!/^[A-Z0-9]{5,9}$/.test(number)) return "A passport number has five to nine letters and digits.";
  if (INDIA.test(nationality.trim()) && !/^[A-Z][1-9]\d{6}$/.test(number))
    return "An Indian passport number is a letter and seven digits, like P7654321.";
  return null;
}

/** A regulation or section of the STCW Convention and Code: `STCW A-VI/1-1`, `Reg. VI/1`. */
export function stcwWarning(text: string): Warning {
  const found =
    /^(STCW\s+)?((A|B)-|Reg(ulation|\.)?\s*)?[IVX]{1,4}\/\d{1,2}(-\d{1,2})*(\s*(para\.?|paragraph)\s*\S+)?$/i;
  return !text.trim() || found.test(text.trim()) ? null : "A regulation is written like STCW A-VI/1 or Reg. II/1.";
}

/** Passports are asked to hold for six months more by most flags and ports. */
const PASSPORT_DAYS_LEAST = 182;
const DAY_MS = 86_400_000;
/** Regulation VI/1 and ILO's Maritime Labour Convention, 1.1: nobody below 16 works on a ship. */
const AGE_LEAST = 16;

const daysUntil = (date: string, today: string): number =>
  Math.round((Date.parse(`${date}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / DAY_MS);
const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

export function expiryWarning(paper: "passport" | "CDC", date: string, today: string): Warning {
  if (!isDate(date)) return null;
  const days = daysUntil(date, today);
  if (days < 0) return `This ${paper} has expired.`;
  return paper === "passport" && days < PASSPORT_DAYS_LEAST ? "This passport expires within six months." : null;
}

export function birthWarning(date: string, today: string): Warning {
  if (!isDate(date)) return null;
  if (date > today) return "This date is in the future.";
  const latest = `${Number(today.slice(0, 4)) - AGE_LEAST}${today.slice(4)}`;
  return date > latest ? `Below ${AGE_LEAST} nobody works on a ship.` : null;
}

export type SeafarerField = "passport" | "passportExpiry" | "cdcNo" | "cdcExpiry" | "indosNo" | "dob";

/** What is unusual in a candidate's form, by the field's name. Dates are YYYY-MM-DD. */
export function seafarerWarnings(
  form: Readonly<Record<string, string | undefined>>,
  today: string,
): Partial<Record<SeafarerField, string>> {
  const text = (name: string): string => form[name] ?? "";
  const all: Record<SeafarerField, Warning> = {
    passport: passportWarning(text("passport"), text("nationality")),
    passportExpiry: expiryWarning("passport", text("passportExpiry"), today),
    cdcNo: cdcWarning(text("cdcNo")),
    cdcExpiry: expiryWarning("CDC", text("cdcExpiry"), today),
    indosNo: indosWarning(text("indosNo"), today),
    dob: birthWarning(text("dob"), today),
  };
  return Object.fromEntries(Object.entries(all).filter(([, warning]) => warning !== null));
}
