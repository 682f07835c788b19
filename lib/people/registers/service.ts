import { audit } from "@/lib/platform/audit/audit";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db, transaction } from "@/lib/platform/db";
import { DomainError, invalidField } from "@/lib/platform/errors";
import { settings } from "@/lib/platform/settings";
import { maySearchPeople } from "../policy";
import { PersonInput } from "../schema";
import { createPerson } from "../service";
import { type PersonRow, withPhoto } from "../view";
import { FileRegister } from "./file-register";
import type { RegisterEntry, RegisterProvider } from "./register";

const providers = new Map<string, RegisterProvider>();

/** The registers that this office is connected to; null for none. */
function registers(): RegisterProvider | null {
  const file = settings().EXTERNAL_REGISTER_FILE;
  if (!file) return null;
  const provider = providers.get(file) ?? new FileRegister(file);
  providers.set(file, provider);
  return provider;
}

/** What `find` says when nothing is connected: other than an empty entry, it cannot mean that nobody is on record. */
export const NOT_CONNECTED = "No external register is connected to this office";

/**
 * Asks the external registers about an id number. Looking somebody up is on the audit trail, found or not.
 * @returns null when no register is connected
 * @throws DomainError malformed for other than 13 digits, unavailable when the register does not answer
 */
export async function findInRegisters(actor: Actor, idNumber: string): Promise<RegisterEntry | null> {
  permit(maySearchPeople(actor));
  if (!/^\d{13}$/.test(idNumber))
    throw new DomainError("malformed", "invalid_id_number", "ID number must be 13 digits", [
      { name: "id_number", reason: "is not 13 digits" },
    ]);
  const provider = registers();
  if (!provider) return null;
  const entry = await provider.find(idNumber);
  await transaction((tx) =>
    audit(tx, actor, {
      action: "read",
      resourceType: "register",
      resourceId: idNumber,
      description: `Looked ${idNumber} up in the external registers`,
    }),
  );
  return entry;
}

export type Imported =
  | { readonly person: PersonRow; readonly known: boolean; readonly sources: readonly string[] }
  | { readonly person: null; readonly reason: string };

/**
 * Registers the person whom the population register has under an id number; one who is here already is left as they are.
 * @throws DomainError as of `findInRegisters`; invalid when the register's entry is none that could be registered here
 */
export async function importCitizen(actor: Actor, idNumber: string): Promise<Imported> {
  const entry = await findInRegisters(actor, idNumber);
  if (!entry) return { person: null, reason: NOT_CONNECTED };
  const known = await db().person.findUnique({ where: { idNumber }, include: withPhoto });
  if (known) return { person: known, known: true, sources: [] };
  if (!entry.citizen) return { person: null, reason: "Nobody is registered under this ID number" };
  const input = PersonInput.safeParse(entry.citizen);
  if (!input.success) {
    const [issue] = input.error.issues;
    throw invalidField(issue?.path.join(".") || "id_number", `in the register ${issue?.message ?? "is not valid"}`);
  }
  return { person: await createPerson(actor, input.data), known: false, sources: ["population register"] };
}
