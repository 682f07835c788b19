import { audit } from "@/lib/platform/audit/audit";
import { Prisma, type Tx } from "@/lib/platform/db";
import { officeToday, toLegalDate } from "@/lib/platform/time";
import { columnsOf, dateOf } from "../facts";
import { insertCandidate, lockPassport } from "../intake/save";
import { isEmail, isPhone, longest } from "../intake/save-input";
import { CANDIDATE } from "../kinds";
import { candidateKey, passportKey } from "../names";
import { lockCandidate, markDeleted } from "../service";
import { type Fault, type Importer, isChanged, type Line } from "./importer";

const REQUIRED = ["firstName", "lastName", "passport"] as const;
const DATES = ["dob", "passportExpiry", "cdcExpiry"] as const;
const DATE_FORM = "must be a date like 31/01/1990 or 1990-01-31";

/** Two writings of one INDoS number are the same seafarer's. */
export const indosKey = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]/gu, "").toUpperCase();

function faultsOf({ values }: Line, today: string): Fault[] {
  const faults: Fault[] = [];
  const fault = (field: string, reason: string) => faults.push({ field, reason });
  for (const name of REQUIRED) if (!values[name]) fault(name, "is missing");
  if (values.passport && !passportKey(values.passport)) fault("passport", "has neither letters nor digits");
  for (const [name, value] of Object.entries(values))
    if (value.length > longest(name)) fault(name, `may have at most ${longest(name)} characters`);
  if (values.email && !isEmail(values.email)) fault("email", `"${values.email.slice(0, 60)}" is no e-mail address`);
  if (values.phone && !isPhone(values.phone)) fault("phone", `"${values.phone.slice(0, 40)}" is no phone number`);
  for (const name of DATES) if (values[name] && !dateOf(values[name])) fault(name, DATE_FORM);
  const born = dateOf(values.dob ?? "");
  if (born && toLegalDate(born) > today) fault("dob", "lies in the future");
  return faults;
}

/** What a candidate may not have in common with another one. */
const keysOf = ({ values }: Line) => ({
  passport: passportKey(values.passport ?? ""),
  name: candidateKey(values.firstName ?? "", values.lastName ?? "", values.passport ?? ""),
  indos: indosKey(values.indosNo ?? "") || null,
});
const present = (texts: readonly (string | null)[]): string[] => [...new Set(texts.flatMap((text) => text ?? []))];

/** Who has the lines' passports, names and INDoS numbers already, by each of them. */
async function holdersOf(tx: Tx, lines: readonly Line[]) {
  const keys = lines.map(keysOf);
  const [passports, names, indos] = [
    present(keys.map(({ passport }) => passport)),
    present(keys.map(({ name }) => name)),
    present(keys.map(({ indos }) => indos)),
  ];
  const rows = await tx.$queryRaw<{ id: number; name: string; passport: string | null; indos: string | null }[]>(
    Prisma.sql`
      SELECT id, candidate_name AS name, passport_key AS passport,
        upper(regexp_replace(indos_no, '[^[:alnum:]]', '', 'g')) AS indos
      FROM candidate
      WHERE deleted_at IS NULL AND (passport_key = ANY(${passports}) OR candidate_name = ANY(${names})
        OR upper(regexp_replace(indos_no, '[^[:alnum:]]', '', 'g')) = ANY(${indos}))`,
  );
  const told = (row: { id: number; name: string }) => `candidate '${row.name}' (no. ${row.id})`;
  const by = (key: "name" | "passport" | "indos") =>
    new Map(rows.flatMap((row) => (row[key] === null ? [] : [[row[key], told(row)] as const])));
  return { passport: by("passport"), name: by("name"), indos: by("indos") };
}

async function judge(tx: Tx, lines: readonly Line[]): Promise<Map<number, Fault[]>> {
  const holders = await holdersOf(tx, lines);
  const today = officeToday(new Date());
  const all = new Map<number, Fault[]>();
  for (const line of lines) {
    const faults = faultsOf(line, today);
    const keys = keysOf(line);
    const taken = (field: string, kind: "passport" | "name" | "indos", what: string) => {
      const holder = keys[kind] === null ? undefined : holders[kind].get(keys[kind]);
      if (holder) faults.push({ field, reason: `${what} belongs to ${holder} already`, duplicate: true });
      return holder !== undefined;
    };
    if (line.values.passport && !taken("passport", "passport", `Passport ${line.values.passport}`))
      taken("", "name", "The name with the passport");
    taken("indosNo", "indos", `INDoS number ${line.values.indosNo}`);
    all.set(line.row, faults);
    if (faults.length > 0) continue;
    // Later rows of the file are held against this one as against whoever is there.
    for (const kind of ["passport", "name", "indos"] as const)
      if (keys[kind] !== null) holders[kind].set(keys[kind], `row ${line.row} of this file`);
  }
  return all;
}

/** The form as an intake would have it: dates in ISO 8601, whatever the list wrote. */
function formOf({ values }: Line): Record<string, string> {
  const dates = DATES.flatMap((name) => {
    const date = dateOf(values[name] ?? "");
    return date ? [[name, toLegalDate(date)]] : [];
  });
  return { ...values, ...Object.fromEntries(dates) };
}

/** Lists of candidates. They register nobody as a person: who is known is linked, others are at the first edit. */
export const candidateImporter: Importer = {
  async lock(tx, lines) {
    const keys = present(lines.map((line) => keysOf(line).passport)).sort();
    // In one order, so that two imports never wait for each other.
    for (const key of keys) await lockPassport(tx, key);
  },
  judge,
  async make(tx, actor, line, { fileName, createdBy }, now) {
    const data = formOf(line);
    const columns = columnsOf(data);
    const { name: candidateName } = keysOf(line);
    const row = { data, columns, candidateName, ocrData: {}, sex: "", createdBy };
    const { candidate } = await insertCandidate(tx, row, now);
    await audit(tx, actor, {
      action: "create",
      resourceType: CANDIDATE,
      resourceId: candidate.id,
      description: `Imported candidate ${candidateName} from row ${line.row} of ${fileName}`,
    });
    return { candidateId: candidate.id, madeAt: candidate.updatedAt };
  },
  async takeBack(tx, actor, row, { fileName }, now) {
    const found = row.candidateId === null ? null : await lockCandidate(tx, row.candidateId);
    if (!found || found.deletedAt) return null;
    if (isChanged(found.updatedAt, row)) return "The candidate was changed since";
    const [files, certificates] = await Promise.all([
      tx.candidateFile.count({ where: { candidateId: found.id } }),
      tx.certificate.count({ where: { candidateId: found.id } }),
    ]);
    if (files > 0) return "The candidate has files";
    if (certificates > 0) return "The candidate has certificates";
    await markDeleted(tx, actor, found, `Undid the import of ${found.candidateName} from ${fileName}`, now);
    return null;
  },
};
