import { getPerson } from "@/lib/people/queries";
import { type Actor, authorize, permit } from "@/lib/platform/auth/actor";
import { db, type Prisma } from "@/lib/platform/db";
import { getLicense } from "../queries";
import { applicationPolicy, mayWorkOnApplications, transactionPolicy } from "./policy";
import type { TRANSACTION_STATUSES, TRANSACTION_TYPES } from "./schema";
import { type ApplicationStatusName, type ApplicationTypeName, UNDECIDED } from "./states";
import { type ApplicationRow, type TransactionRow, withParties } from "./view";

export type Page = { skip: number; take: number };
const withApplicant = { person: true } as const;

export async function getApplication(actor: Actor, id: number): Promise<ApplicationRow> {
  const row = await db().licenseApplication.findUnique({ where: { id }, include: withApplicant });
  return authorize(applicationPolicy, "view", actor, row, "Application");
}

export type ApplicationFilter = { status?: ApplicationStatusName; type?: ApplicationTypeName };

export function listApplications(actor: Actor, filter: ApplicationFilter, page: Page): Promise<ApplicationRow[]> {
  permit(mayWorkOnApplications(actor));
  return db().licenseApplication.findMany({
    where: { ...filter, isActive: true },
    include: withApplicant,
    orderBy: { id: "asc" },
    ...page,
  });
}

/** The review queue: nobody has decided yet, and who has waited longest comes first. */
export function pendingApplications(actor: Actor, page: Page): Promise<ApplicationRow[]> {
  permit(mayWorkOnApplications(actor));
  return db().licenseApplication.findMany({
    where: { status: { in: [...UNDECIDED] }, isActive: true },
    include: withApplicant,
    orderBy: [{ applicationDate: "asc" }, { id: "asc" }],
    ...page,
  });
}

/** The applications that were made about a license, or that it rests on; the newest first. Errors as `getLicense`. */
export async function applicationsOfLicense(actor: Actor, licenseId: number): Promise<ApplicationRow[]> {
  const { id } = await getLicense(actor, licenseId);
  return db().licenseApplication.findMany({
    where: { isActive: true, OR: [{ licenseId: id }, { approvedLicenseId: id }] },
    include: withApplicant,
    orderBy: { id: "desc" },
    take: 100,
  });
}

/** @throws DomainError not_found "Citizen not found" when the actor may not see that person */
export async function applicationsOfPerson(actor: Actor, personId: number, page: Page): Promise<ApplicationRow[]> {
  const person = await getPerson(actor, personId);
  return db().licenseApplication.findMany({
    where: { personId: person.id, isActive: true },
    include: withApplicant,
    orderBy: { id: "desc" },
    ...page,
  });
}

export async function getTransaction(actor: Actor, key: { id: number } | { ref: string }): Promise<TransactionRow> {
  const row = await db().transaction.findUnique({ where: key, include: withParties });
  return authorize(transactionPolicy, "view", actor, row, "Transaction");
}

export type TransactionFilter = {
  type?: (typeof TRANSACTION_TYPES)[number];
  status?: (typeof TRANSACTION_STATUSES)[number];
};

export function listTransactions(actor: Actor, filter: TransactionFilter, page: Page): Promise<TransactionRow[]> {
  permit(mayWorkOnApplications(actor));
  return transactions(filter, page);
}

/** @throws DomainError not_found "Citizen not found" when the actor may not see that person */
export async function transactionsOfPerson(actor: Actor, personId: number, page: Page): Promise<TransactionRow[]> {
  return transactions({ personId: (await getPerson(actor, personId)).id }, page);
}

/** @throws DomainError not_found "License not found" when the actor may not see that license */
export async function transactionsOfLicense(actor: Actor, licenseId: number, page: Page): Promise<TransactionRow[]> {
  return transactions({ licenseId: (await getLicense(actor, licenseId)).id }, page);
}

/** @throws DomainError not_found "Application not found" when the actor may not see that application */
export async function transactionsOfApplication(actor: Actor, applicationId: number): Promise<TransactionRow[]> {
  return transactions({ applicationId: (await getApplication(actor, applicationId)).id }, { skip: 0, take: 100 });
}

const transactions = (where: Prisma.TransactionWhereInput, page: Page): Promise<TransactionRow[]> =>
  db().transaction.findMany({ where, include: withParties, orderBy: { id: "desc" }, ...page });
