import type { Course } from "@/lib/generated/prisma/client";
import { audit } from "@/lib/platform/audit/audit";
import { Prisma, type Tx } from "@/lib/platform/db";
import { toLegalDate } from "@/lib/platform/time";
import { courseCalled } from "../certificates/courses";
import { CERTIFICATE_NUMBER } from "../certificates/number";
import { insertSelection } from "../certificates/selections";
import { paise } from "../certificates/view";
import { dateOf } from "../facts";
import { passportKey } from "../names";
import { lockCandidate } from "../service";
import { indosKey } from "./candidates";
import { type Fault, type Importer, isChanged, type Line } from "./importer";

const DATES = ["startDate", "endDate"] as const;
const RATE = /^\d{1,8}(\.\d{1,2})?$/;
const NAME_MAX = 255;

type Holder = { id: number; name: string; passport: string | null; indos: string | null };

const rateOf = (text: string): string => text.replaceAll(/[,\s₹]/g, "").replace(/^(rs\.?|inr)/i, "");
const numberOf = ({ values }: Line): string => (values.certificateNumber ?? "").replaceAll(/\s/g, "").toUpperCase();
const courseKey = (text: string): string => text.trim().toLowerCase();

function faultsOf({ values, ...line }: Line): Fault[] {
  const faults: Fault[] = [];
  const fault = (field: string, reason: string) => faults.push({ field, reason });
  if (!values.passport && !values.indosNo) fault("", "names no candidate: give the passport or the INDoS number");
  if (!values.certificateName) fault("certificateName", "is missing");
  const number = numberOf({ values, ...line });
  if (number && !CERTIFICATE_NUMBER.test(number))
    fault("certificateNumber", "must be a course code, DDMMYY and four digits");
  for (const name of DATES)
    if (values[name] && !dateOf(values[name])) fault(name, "must be a date like 31/01/2026 or 2026-01-31");
  const [start, end] = [dateOf(values.startDate ?? ""), dateOf(values.endDate ?? "")];
  if (start && end && end < start) fault("endDate", "is before the start");
  if (values.clientName && values.clientName.length > NAME_MAX)
    fault("clientName", `may have at most ${NAME_MAX} characters`);
  if (values.rate && !RATE.test(rateOf(values.rate))) fault("rate", "must be an amount with two decimals at most");
  return faults;
}

/** The candidates whom the lines name, by passport or INDoS number. */
function holdersOf(tx: Tx, lines: readonly Line[]): Promise<Holder[]> {
  const passports = [...new Set(lines.flatMap(({ values }) => passportKey(values.passport ?? "") ?? []))];
  const indos = [...new Set(lines.flatMap(({ values }) => indosKey(values.indosNo ?? "") || []))];
  return tx.$queryRaw<Holder[]>(Prisma.sql`
    SELECT id, candidate_name AS name, passport_key AS passport,
      upper(regexp_replace(indos_no, '[^[:alnum:]]', '', 'g')) AS indos
    FROM candidate
    WHERE deleted_at IS NULL AND (passport_key = ANY(${passports})
      OR upper(regexp_replace(indos_no, '[^[:alnum:]]', '', 'g')) = ANY(${indos}))
    ORDER BY id`);
}

/** Whose row it is, or why that cannot be said. */
function holderOf({ values }: Line, holders: readonly Holder[]): Holder | Fault {
  const passport = passportKey(values.passport ?? "");
  const indos = indosKey(values.indosNo ?? "");
  const byPassport = passport ? holders.filter((holder) => holder.passport === passport) : null;
  const byIndos = indos ? holders.filter((holder) => holder.indos === indos) : null;
  if (byPassport?.length === 0) return { field: "passport", reason: `no candidate has passport ${values.passport}` };
  if (byIndos?.length === 0) return { field: "indosNo", reason: `no candidate has INDoS number ${values.indosNo}` };
  const both = (byPassport ?? byIndos ?? []).filter((holder) => !byIndos || byIndos.includes(holder));
  const [holder] = both;
  if (!holder) return { field: "indosNo", reason: "is another candidate's than the passport" };
  if (both.length > 1) return { field: "indosNo", reason: "is that of several candidates: give the passport" };
  return holder;
}

async function coursesOf(tx: Tx): Promise<Map<string, Course>> {
  const courses = await tx.course.findMany({ where: { isActive: true } });
  return new Map(courses.flatMap((course) => [course.code, course.name].map((name) => [courseKey(name), course])));
}

async function judge(tx: Tx, lines: readonly Line[]): Promise<Map<number, Fault[]>> {
  const [holders, courses, numbered] = await Promise.all([
    holdersOf(tx, lines),
    coursesOf(tx),
    tx.certificate.findMany({
      where: { number: { in: lines.map(numberOf).filter(Boolean) } },
      select: { number: true },
    }),
  ]);
  const chosen = await tx.certificate.findMany({
    where: { candidateId: { in: holders.map(({ id }) => id) }, state: { in: ["selected", "issued"] } },
    select: { candidateId: true, certificateName: true },
  });
  const choice = (candidateId: number, name: string) => `${candidateId} ${courseKey(name)}`;
  const has = new Map(chosen.map((row) => [choice(row.candidateId, row.certificateName), "already"]));
  const taken = new Map(numbered.map(({ number }) => [number ?? "", "already"]));
  const all = new Map<number, Fault[]>();
  for (const line of lines) {
    const faults = faultsOf(line);
    const { certificateName = "" } = line.values;
    const course = courses.get(courseKey(certificateName));
    if (certificateName && !course)
      faults.push({
        field: "certificateName",
        reason: `"${certificateName.slice(0, 60)}" is no course's name or code`,
      });
    const holder = line.values.passport || line.values.indosNo ? holderOf(line, holders) : null;
    if (holder && "field" in holder) faults.push(holder);
    const key = holder && "id" in holder && course ? choice(holder.id, course.name) : "";
    const number = numberOf(line);
    if (has.has(key))
      faults.push({ field: "certificateName", reason: `the candidate has it ${has.get(key)}`, duplicate: true });
    if (number && taken.has(number))
      faults.push({ field: "certificateNumber", reason: `is given ${taken.get(number)}`, duplicate: true });
    all.set(line.row, faults);
    if (faults.length > 0) continue;
    if (key) has.set(key, `by row ${line.row} of this file`);
    if (number) taken.set(number, `by row ${line.row} of this file`);
  }
  return all;
}

const legal = (text: string | undefined): string | null => {
  const date = dateOf(text ?? "");
  return date && toLegalDate(date);
};

/** Lists of certificates that candidates have chosen; what is imported waits to be issued. */
export const certificateImporter: Importer = {
  async lock(tx, lines) {
    for (const { id } of await holdersOf(tx, lines)) await lockCandidate(tx, id);
  },
  judge,
  async make(tx, actor, line, { fileName, createdBy }) {
    const { values } = line;
    const [holder] = (await holdersOf(tx, [line])).filter((one) => holderOf(line, [one]) === one);
    const course = await courseCalled(tx, values.certificateName ?? "");
    if (!holder || !course) throw new Error(`Row ${line.row} was judged good, and its candidate or course is gone`);
    const candidate = await tx.candidate.findUniqueOrThrow({ where: { id: holder.id } });
    const certificate = await insertSelection(tx, candidate, {
      courseId: course.id,
      certificateName: course.name,
      clientName: values.clientName ?? null,
      ratePaise: values.rate ? paise(Number(rateOf(values.rate))) : undefined,
      number: numberOf(line) || null,
      startDate: legal(values.startDate),
      endDate: legal(values.endDate),
      createdBy,
    });
    await audit(tx, actor, {
      action: "create",
      resourceType: "certificate",
      resourceId: certificate.id,
      description: `Imported ${course.name} for ${candidate.candidateName} from row ${line.row} of ${fileName}`,
    });
    return { candidateId: candidate.id, certificateId: certificate.id, madeAt: certificate.updatedAt };
  },
  async takeBack(tx, actor, row, { fileName }) {
    if (row.certificateId === null) return null;
    await tx.$executeRaw(Prisma.sql`SELECT 1 FROM certificate WHERE id = ${row.certificateId} FOR UPDATE`);
    const found = await tx.certificate.findUnique({ where: { id: row.certificateId } });
    if (!found) return null;
    if (found.state !== "selected") return `The certificate ${found.number ?? ""} was issued since`;
    if (isChanged(found.updatedAt, row)) return "The certificate was changed since";
    await tx.certificate.delete({ where: { id: found.id } });
    await audit(tx, actor, {
      action: "delete",
      resourceType: "certificate",
      resourceId: found.id,
      description: `Undid the import of ${found.certificateName} from ${fileName}`,
    });
    return null;
  },
};
