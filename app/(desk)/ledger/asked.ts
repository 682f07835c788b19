import { notFound } from "next/navigation";
import type { SearchParamsInput } from "@/components/data-table/table-query";
import { companiesOf } from "@/lib/ledger/desk/choices";
import type { Actor } from "@/lib/platform/auth/actor";
import { DomainError } from "@/lib/platform/errors";
import { isLegalDate } from "@/lib/platform/time";

/** The first value of a key of an address, or undefined. */
export function keyOf(input: SearchParamsInput, key: string): string | undefined {
  const value = input instanceof URLSearchParams ? input.get(key) : Object.hasOwn(input, key) ? input[key] : undefined;
  return (Array.isArray(value) ? value[0] : value) || undefined;
}

/** An id of an address; anything else is as if it were not there. */
export function idOf(input: SearchParamsInput, key: string): number | undefined {
  const value = keyOf(input, key);
  return value && /^[1-9]\d{0,8}$/.test(value) ? Number(value) : undefined;
}

/** A day of an address, between the years that the books know. */
export function dayOf(input: SearchParamsInput, key: string): string | undefined {
  const value = keyOf(input, key);
  return value && isLegalDate(value) && value >= "2000-01-01" && value <= "2199-12-31" ? value : undefined;
}

/** The office's companies and the one that an address is about: the first unless it says another. */
export async function companyOf(actor: Actor, input: SearchParamsInput) {
  const companies = await companiesOf(actor);
  const asked = idOf(input, "company");
  const company = companies.find(({ id }) => id === asked) ?? companies[0] ?? null;
  return { companies, company };
}

/** A missing row gives the not-found page. */
export async function orNotFound<T>(read: Promise<T>): Promise<T> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof DomainError && error.kind === "not_found") notFound();
    throw error;
  }
}

/** The address of a ledger, for the figures that open it. */
export function ledgerHref(of: {
  company: number;
  book?: string;
  account?: number;
  party?: number | null;
  from?: string;
  through?: string;
}): string {
  const { company, book, account, party, from, through } = of;
  const chosen = Object.entries({ company, book, account, party, from, through }).filter(
    ([, value]) => value !== undefined && value !== null,
  );
  return `/ledger/accounts?${new URLSearchParams(chosen.map(([key, value]) => [key, String(value)]))}`;
}
