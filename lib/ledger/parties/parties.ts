import type { LedgerParty } from "@/lib/generated/prisma/client";
import { audit } from "@/lib/platform/audit/audit";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { Prisma, type Tx, transaction } from "@/lib/platform/db";
import { conflict, notFound } from "@/lib/platform/errors";
import { nameKeyOf } from "../names";
import { mayKeepBooks } from "../policy";
import type { CustomerInput, VendorInput } from "./schema";

const customerColumns = (input: CustomerInput) => ({
  name: input.company_name,
  companyName: input.company_name,
  gstin: input.gst_number,
  pan: input.pan_number,
  isSez: input.is_sez,
  contactPerson: input.contact_person,
  phone: input.phone_number,
  email: input.email,
  address: input.address,
  city: input.city,
  state: input.state,
  stateCode: input.state_code,
  pincode: input.pincode,
});

const vendorColumns = (input: VendorInput) => ({
  name: input.vendor_name,
  companyName: input.company_name,
  gstin: input.gst_number,
  pan: input.pan_number,
  contactPerson: input.contact_person,
  phone: input.phone,
  email: input.email,
  address: input.address,
  city: input.city,
  state: input.state,
  stateCode: input.state_code,
  pincode: input.pincode,
  country: input.country,
  vendorType: input.vendor_type,
  bankName: input.bank_name,
  accountNumber: input.account_number,
  ifscCode: input.ifsc_code,
});

/**
 * Registers a customer. One whose name came with a client's call before becomes that customer, with all its rows.
 *
 * @throws DomainError conflict `party_exists`
 */
export function createCustomer(actor: Actor, input: CustomerInput): Promise<LedgerParty> {
  permit(mayKeepBooks(actor));
  return register(actor, "customer", customerColumns(input));
}

/** Registers a vendor. @throws DomainError conflict `party_exists` */
export function createVendor(actor: Actor, input: VendorInput): Promise<LedgerParty> {
  permit(mayKeepBooks(actor));
  return register(actor, "vendor", vendorColumns(input));
}

/**
 * Puts a customer's particulars right. What was posted stays as it was: vouchers keep a copy of the buyer.
 *
 * @throws DomainError not_found; conflict `party_exists`
 */
export function updateCustomer(actor: Actor, id: number, input: CustomerInput): Promise<LedgerParty> {
  permit(mayKeepBooks(actor));
  return change(actor, "customer", id, customerColumns(input));
}

/** The same for a vendor. */
export function updateVendor(actor: Actor, id: number, input: VendorInput): Promise<LedgerParty> {
  permit(mayKeepBooks(actor));
  return change(actor, "vendor", id, vendorColumns(input));
}

type Columns = ReturnType<typeof customerColumns> | ReturnType<typeof vendorColumns>;

function change(actor: Actor, kind: "customer" | "vendor", id: number, data: Columns): Promise<LedgerParty> {
  const nameKey = nameKeyOf(data.name);
  return transaction(async (tx) => {
    await lockName(tx, nameKey);
    const before = await findParty(tx, kind, id);
    await refuseSame(tx, kind, nameKey, data.gstin, id);
    const party = await tx.ledgerParty.update({ where: { id }, data: { ...data, nameKey } });
    const changed = (Object.keys(data) as (keyof Columns)[]).filter((column) => before[column] !== party[column]);
    const valuesOf = (row: LedgerParty) => Object.fromEntries(changed.map((column) => [column, row[column]]));
    await audit(tx, actor, {
      action: "update",
      resourceType: "ledger_party",
      resourceId: id,
      description: `Changed the ${kind} ${party.name}`,
      oldValues: valuesOf(before),
      newValues: valuesOf(party),
    });
    return party;
  });
}

/** @throws DomainError conflict `party_exists`: another one of the name or the GSTIN */
async function refuseSame(
  tx: Tx,
  kind: "customer" | "vendor",
  nameKey: string,
  gstin: string | null | undefined,
  self?: number,
): Promise<void> {
  const same = await tx.ledgerParty.findFirst({
    where: { kind, id: self && { not: self }, OR: [{ nameKey }, ...(gstin ? [{ gstin }] : [])] },
  });
  if (same)
    throw conflict("party_exists", `There is a ${kind} ${same.name}${same.gstin ? ` (${same.gstin})` : ""} already`);
}

function register(
  actor: Actor,
  kind: "customer" | "vendor",
  data: Omit<Prisma.LedgerPartyUncheckedCreateInput, "kind" | "nameKey">,
): Promise<LedgerParty> {
  const nameKey = nameKeyOf(data.name);
  return transaction(async (tx) => {
    await lockName(tx, nameKey);
    await refuseSame(tx, kind, nameKey, data.gstin);
    const heard = kind === "customer" ? await tx.ledgerParty.findFirst({ where: { kind: "name", nameKey } }) : null;
    const party = heard
      ? await tx.ledgerParty.update({ where: { id: heard.id }, data: { ...data, kind } })
      : await tx.ledgerParty.create({ data: { ...data, kind, nameKey } });
    await audit(tx, actor, {
      action: "create",
      resourceType: "ledger_party",
      resourceId: party.id,
      description: `Registered the ${kind} ${party.name}`,
      newValues: { ...data },
    });
    return party;
  });
}

/** Orders those who register, or hear, the same name at the same time. */
const lockName = (tx: Tx, nameKey: string): Promise<number> =>
  tx.$executeRaw(Prisma.sql`SELECT pg_advisory_xact_lock(hashtextextended(${`ledger_party:${nameKey}`}, 0))`);

/** The customer of a name, an own company of that name, or a party that has only this name and is made if need be. */
export async function partyCalled(tx: Tx, name: string): Promise<LedgerParty> {
  const tidy = name.trim().replaceAll(/\s+/g, " ");
  const nameKey = nameKeyOf(tidy);
  const find = async () => {
    const found = await tx.ledgerParty.findMany({ where: { nameKey, kind: { in: ["customer", "own", "name"] } } });
    return (["customer", "own", "name"] as const)
      .map((kind) => found.find((party) => party.kind === kind))
      .find(Boolean);
  };
  const known = await find();
  if (known) return known;
  await lockName(tx, nameKey);
  return (await find()) ?? tx.ledgerParty.create({ data: { kind: "name", name: tidy, nameKey } });
}

/** @throws DomainError not_found, also for one of another kind */
export async function findParty(tx: Tx, kind: "customer" | "vendor", id: number): Promise<LedgerParty> {
  const party = await tx.ledgerParty.findFirst({ where: { id, kind, isActive: true } });
  if (!party) throw notFound(kind === "customer" ? "Customer" : "Vendor");
  return party;
}

/** The party that stands for an own company in its ledgers. */
export const ownParty = (tx: Tx, companyId: number): Promise<LedgerParty> =>
  tx.ledgerParty.findUniqueOrThrow({ where: { companyId } });
