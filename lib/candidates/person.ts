import { PersonInput } from "@/lib/people/schema";
import { insertPerson, registered } from "@/lib/people/service";
import type { AuditNote } from "@/lib/platform/audit/audit";
import type { Tx } from "@/lib/platform/db";
import { officeToday, toLegalDate } from "@/lib/platform/time";
import type { CandidateColumns } from "./facts";

const GENDERS: Record<string, string> = { M: "male", MALE: "male", F: "female", FEMALE: "female", X: "other" };

export type LinkedPerson = { id: number; note: AuditNote | null };

/**
 * Finds the person whose passport this is, or registers them where the form says enough of them: names, date of birth
 * and sex. A person of another date of birth is somebody else.
 *
 * @param sex as the passport has it (M, F, X) or as a form writes it
 * @returns what is to be audited at the end of the transaction; null where nobody is linked
 */
export async function linkPerson(
  tx: Tx,
  candidate: CandidateColumns,
  sex: string,
  now: Date,
): Promise<LinkedPerson | null> {
  const { passportKey: idNumber, dateOfBirth } = candidate;
  if (!idNumber) return null;
  const known = await tx.person.findUnique({ where: { idNumber } });
  if (known) {
    const sameBirth = dateOfBirth === null || toLegalDate(dateOfBirth) === toLegalDate(known.dateOfBirth);
    return known.isActive && sameBirth ? { id: known.id, note: null } : null;
  }
  const gender = GENDERS[sex.trim().toUpperCase()];
  if (!gender || !dateOfBirth || toLegalDate(dateOfBirth) > officeToday(now)) return null;
  const least = {
    id_number: idNumber,
    id_type: "passport",
    first_name: candidate.firstName,
    last_name: candidate.lastName,
    date_of_birth: toLegalDate(dateOfBirth),
    gender,
    nationality: candidate.nationality,
    country: candidate.nationality ?? undefined,
  };
  const contacts = { phone_number: candidate.phone, email: candidate.email, address_line1: candidate.address };
  const whole = PersonInput.safeParse({ ...least, ...contacts });
  // An address that is too long for one line of a person's must not keep the person out.
  const input = whole.success ? whole : PersonInput.safeParse(least);
  if (!input.success) return null;
  const person = await insertPerson(tx, input.data);
  return { id: person.id, note: registered(person) };
}
