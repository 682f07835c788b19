import { randomInt } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { get, post } from "./data";
import { open } from "./page";

type Numbered = { id: number; number: string };
export type TestCard = {
  id: number;
  state: string;
  control_number: string | null;
  reprint_of_id: number | null;
  transaction_id: number;
};

export const cardsOf = (page: Page, license: Numbered) =>
  get<TestCard[]>(page, `/production/print-jobs?license_id=${license.id}`);

/** Letters that no other box has, so that its numbers are free. */
export const newPrefix = () => Array.from({ length: 6 }, () => String.fromCharCode(65 + randomInt(26))).join("");

/** Sees to it that there are blank cards. */
export const receiveBox = (page: Page) =>
  post(page, "/production/stock/boxes", { prefix: newPrefix(), first_number: "0001", count: 50 });

export const row = (page: Page, license: Numbered) => page.getByRole("row").filter({ hasText: license.number }).first();

/** Chooses rows of the list that is open and does with them what the button says. */
export async function act(page: Page, licenses: Numbered[], button: string): Promise<void> {
  for (const license of licenses) await row(page, license).getByRole("checkbox", { name: "Select row" }).check();
  await page.getByRole("button", { name: button, exact: true }).click();
}

/** The same, and waits until it is done: what was done is not offered again. */
export async function actAll(page: Page, licenses: Numbered[], buttons: string[]): Promise<void> {
  for (const button of buttons) {
    await act(page, licenses, button);
    await expect(page.getByRole("button", { name: button, exact: true })).toBeHidden();
  }
}

/** Makes a batch of cards that the queue shows, and waits on its page until files and sheets are there. */
export async function batchOf(clerk: Page, licenses: Numbered[]): Promise<void> {
  const holder = licenses.length === 1 ? `&q=${licenses[0]?.number}` : "";
  await open(clerk, `/production?state=queued${holder}`);
  await act(clerk, licenses, "Make batch");
  await expect(clerk).toHaveURL(/\/production\/batches\/\d+$/);
  await expect(clerk.getByRole("heading", { name: /^Card printer/ })).toBeVisible({ timeout: 60_000 });
}
