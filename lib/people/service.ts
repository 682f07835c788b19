import { type AuditNote, audit, changes } from "@/lib/platform/audit/audit";
import { type Actor, authorize, permit } from "@/lib/platform/auth/actor";
import { Prisma, type Tx, transaction } from "@/lib/platform/db";
import { conflict, DomainError, invalidField } from "@/lib/platform/errors";
import { fromLegalDate, officeToday } from "@/lib/platform/time";
import { mayCreatePeople, personPolicy } from "./policy";
import { identityFaults, idTypeOf, type PersonInput, type PersonPatch } from "./schema";
import { assertUntied } from "./ties";
import { citizenView, type PersonRow, searchTextOf, withPhoto } from "./view";

export const duplicateIdNumber = (): DomainError =>
  new DomainError("conflict", "duplicate_id_number", "A citizen with this ID number already exists", [
    { name: "id_number", reason: "A person with this id number is already registered" },
  ]);

/** @throws DomainError conflict `duplicate_id_number` */
export function createPerson(actor: Actor, input: PersonInput, now = new Date()): Promise<PersonRow> {
  permit(mayCreatePeople(actor));
  checkBorn(input.date_of_birth, now);
  return transaction(async (tx) => {
    const person = await insertPerson(tx, input);
    await audit(tx, actor, registered(person));
    return person;
  });
}

/** An id number tells only two digits of the year, and a passport none: neither keeps a slip in the century out. */
function checkBorn(dateOfBirth: string | undefined, now: Date): void {
  if (dateOfBirth !== undefined && dateOfBirth > officeToday(now))
    throw invalidField("date_of_birth", "is in the future");
}

/** What the trail says of somebody who was registered. */
export const registered = (person: PersonRow): AuditNote => ({
  action: "create",
  resourceType: "citizen",
  resourceId: person.id,
  description: `Registered ${person.firstName} ${person.lastName}`,
});

/**
 * The person's row alone, for a domain that registers somebody beside its own row; that audits `registered` last.
 *
 * @throws DomainError conflict `duplicate_id_number`
 */
export async function insertPerson(tx: Tx, input: PersonInput): Promise<PersonRow> {
  const columns = columnsOf(input);
  const [made] = await tx.person.createManyAndReturn({
    data: [
      {
        ...columns,
        idNumber: input.id_number,
        idType: idTypeOf(input),
        firstName: input.first_name,
        lastName: input.last_name,
        dateOfBirth: fromLegalDate(input.date_of_birth),
        gender: input.gender,
        searchText: searchTextOf({
          firstName: input.first_name,
          middleName: input.middle_name ?? null,
          lastName: input.last_name,
          idNumber: input.id_number,
        }),
      },
    ],
    skipDuplicates: true,
  });
  if (!made) throw duplicateIdNumber();
  return { ...made, photoOriginal: null, photoProcessed: null };
}

/** Column values of what was given; what was not given stays as it is. */
function columnsOf(input: PersonPatch) {
  return {
    idNumber: input.id_number,
    idType: input.id_type,
    firstName: input.first_name,
    middleName: input.middle_name,
    lastName: input.last_name,
    dateOfBirth: input.date_of_birth === undefined ? undefined : fromLegalDate(input.date_of_birth),
    gender: input.gender,
    maritalStatus: input.marital_status,
    phoneNumber: input.phone_number,
    email: input.email,
    addressLine1: input.address_line1,
    addressLine2: input.address_line2,
    city: input.city,
    stateProvince: input.state_province,
    postalCode: input.postal_code,
    country: input.country || undefined,
    birthPlace: input.birth_place,
    nationality: input.nationality,
  };
}

/**
 * Changes some fields. The id number is checked against the person as they will be.
 *
 * @throws DomainError conflict `edited_meanwhile` when `version` is no longer the present one
 */
export function updatePerson(actor: Actor, id: number, patch: PersonPatch, now = new Date()): Promise<PersonRow> {
  checkBorn(patch.date_of_birth, now);
  return transaction(async (tx) => {
    const before = authorize(
      personPolicy,
      "edit",
      actor,
      await tx.person.findUnique({ where: { id }, include: withPhoto }),
      "Citizen",
    );
    const view = citizenView(before);
    const identity = {
      id_number: view.id_number,
      date_of_birth: view.date_of_birth,
      gender: view.gender,
      ...definedOf(patch),
    };
    const id_type =
      patch.id_type ??
      (patch.id_number === undefined ? (before.idType as "sa_id") : idTypeOf({ id_number: patch.id_number }));
    const faults = identityFaults({ ...identity, id_type });
    if (faults.length > 0) throw new DomainError("invalid", "invalid_input", faults[0]?.reason ?? "", faults);
    const columns = columnsOf(patch);
    const merged = {
      firstName: columns.firstName ?? before.firstName,
      middleName: columns.middleName === undefined ? before.middleName : columns.middleName,
      lastName: columns.lastName ?? before.lastName,
      idNumber: columns.idNumber ?? before.idNumber,
    };
    const { count } = await tx.person
      .updateMany({
        where: { id, isActive: true, version: patch.version ?? before.version },
        data: { ...columns, idType: id_type, searchText: searchTextOf(merged), version: { increment: 1 } },
      })
      .catch((error: unknown) => {
        throw isUniqueViolation(error) ? duplicateIdNumber() : error;
      });
    if (count !== 1)
      throw conflict(
        "edited_meanwhile",
        "Somebody else has changed this person. Reload to see the change, then edit again.",
      );
    const after = await tx.person.findUniqueOrThrow({ where: { id }, include: withPhoto });
    const { version, updated_at, ...shown } = citizenView(after);
    await audit(tx, actor, {
      action: "update",
      resourceType: "citizen",
      resourceId: id,
      description: `Changed ${after.firstName} ${after.lastName}`,
      ...changes(view, shown),
    });
    return after;
  });
}

const definedOf = ({ id_number, date_of_birth, gender }: PersonPatch) =>
  Object.fromEntries(
    Object.entries({ id_number, date_of_birth, gender }).filter(([, value]) => value !== undefined),
  ) as { id_number?: string; date_of_birth?: string; gender?: "male" };

const isUniqueViolation = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";

/** Removes a person from the lists; the row, its licenses and its history stay. */
export function removePerson(actor: Actor, id: number): Promise<PersonRow> {
  return setActive(actor, id, false);
}

/** Takes a removal back. */
export function restorePerson(actor: Actor, id: number): Promise<PersonRow> {
  return setActive(actor, id, true);
}

function setActive(actor: Actor, id: number, isActive: boolean): Promise<PersonRow> {
  return transaction(async (tx) => {
    const row = await tx.person.findUnique({ where: { id } });
    const person = authorize(
      personPolicy,
      "remove",
      actor,
      row && { ...row, isActive: row.isActive !== isActive },
      "Citizen",
    );
    if (!isActive) await assertUntied(tx, person);
    await tx.person.updateMany({ where: { id, isActive: !isActive }, data: { isActive, version: { increment: 1 } } });
    await audit(tx, actor, {
      action: isActive ? "update" : "delete",
      resourceType: "citizen",
      resourceId: id,
      description: `${isActive ? "Restored" : "Removed"} ${person.firstName} ${person.lastName}`,
    });
    return tx.person.findUniqueOrThrow({ where: { id }, include: withPhoto });
  });
}
