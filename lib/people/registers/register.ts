import { z } from "zod";
import { LegalDate } from "@/lib/platform/time";

const idNumber = z.string().regex(/^\d{13}$/, "is not 13 digits");
const words = z.string().max(300);

/** A person as the population register has them: what a registration here begins with. */
export const RegisteredCitizen = z
  .looseObject({
    id_number: idNumber,
    first_name: words,
    last_name: words,
    date_of_birth: LegalDate,
    gender: z.enum(["male", "female", "other"]),
  })
  .meta({ id: "RegisteredCitizen" });

/** A driver as another authority's register has them. */
export const RegisteredDriver = z
  .object({
    id_number: idNumber,
    license_number: words,
    categories: z.array(z.string().max(10)).max(20),
    issue_date: LegalDate,
    expiry_date: LegalDate,
    status: z.enum(["active", "expired", "suspended", "revoked"]),
    restrictions: words.nullish(),
  })
  .meta({ id: "RegisteredDriver" });

/** A traffic offence that is on record. */
export const RegisteredInfringement = z
  .object({
    id_number: idNumber,
    notice_number: words,
    date: LegalDate,
    description: words,
    amount: z.int().nonnegative().meta({ description: "The fine, in cents" }),
    status: z.enum(["outstanding", "paid", "cancelled"]),
  })
  .meta({ id: "RegisteredInfringement" });

export const RegisterContent = z.object({
  citizens: z.array(RegisteredCitizen).default([]),
  drivers: z.array(RegisteredDriver).default([]),
  infringements: z.array(RegisteredInfringement).default([]),
});
export type RegisterContent = z.output<typeof RegisterContent>;

/** What the registers know of one id number. */
export interface RegisterEntry {
  readonly citizen: z.output<typeof RegisteredCitizen> | null;
  readonly driver: z.output<typeof RegisteredDriver> | null;
  readonly infringements: readonly z.output<typeof RegisteredInfringement>[];
}

/** Another authority's registers, asked by id number. A provider over a network implements the same. */
export interface RegisterProvider {
  /** @throws DomainError unavailable when the register does not answer */
  find(idNumber: string): Promise<RegisterEntry>;
}
