import type { Page } from "@playwright/test";
import { expect, test } from "./support/desk";
import { open } from "./support/page";

/** A month of a small agency's books, entered by keyboard alone. */

const unique = Date.now().toString(36);
const customer = `Wharf Crewing ${unique}`;
const vendor = `Quay Printers ${unique}`;
const headers = { "sec-fetch-site": "same-origin" };

/** Types a party's first letters and takes the first that is found. */
async function chooseParty(page: Page, label: string, name: string): Promise<void> {
  await page.getByRole("combobox", { name: label }).pressSequentially(name);
  await expect(page.getByRole("option", { name })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("option", { name })).toBeHidden();
}

test("a month is entered by keyboard, and the trial balance balances", async ({ clerk: page }) => {
  const make = async (path: string, data: object) => {
    const answer = await page.request.post(`/api/bookkeeping/${path}`, { data, headers });
    expect(answer.status(), await answer.text()).toBe(201);
  };
  await make("customers", { company_name: customer, state: "Maharashtra" });
  await make("vendors", { vendor_name: vendor, state: "Maharashtra" });

  await open(page, "/ledger/new/invoice");
  await chooseParty(page, "Customer", customer);
  await page.getByLabel("Description").fill("Basic safety training");
  await page.getByLabel("Rate").fill("1,00,000.00");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("GST")).toBeFocused();
  await expect(page.getByText("Rupees One Lakh Eighteen Thousand Only")).toBeVisible();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("heading", { level: 1, name: /^Invoice / })).toBeVisible();
  await expect(page.getByText("Posted Sales", { exact: false })).toBeVisible();
  const paper = await page.request.get((await page.getByRole("link", { name: "PDF" }).getAttribute("href")) ?? "");
  expect((await paper.body()).subarray(0, 5).toString()).toBe("%PDF-");

  await open(page, "/ledger/new/receipt");
  await chooseParty(page, "Customer", customer);
  await page.getByLabel("Amount").fill("1,0,000");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("has its commas in the wrong places").first()).toBeVisible();
  await page.getByLabel("Amount").fill("18,000");
  await page.getByRole("button", { name: "Settle the oldest first" }).click();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText(/^RCPT-\d+ is posted/)).toBeVisible();

  await open(page, "/ledger/new/vendor-bill");
  await chooseParty(page, "Vendor", vendor);
  await page.getByLabel("Amount").fill("11,800");
  await page.getByLabel("GST included").fill("1,800");
  await page.getByLabel("For *").fill("Course books");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText(/^SRV-\d+ is posted/)).toBeVisible();

  await open(page, "/ledger/new/vendor-payment");
  await chooseParty(page, "Vendor", vendor);
  await page.getByLabel("Amount").fill("5,000");
  await page.getByLabel("Transaction or cheque number").fill(`UTR-${unique}`);
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText(/^PAY-\d+ is posted/)).toBeVisible();

  await open(page, "/ledger/reports/trial-balance");
  await expect(page.getByText("holds", { exact: true })).toBeVisible();
  await open(page, `/ledger/parties?q=${unique}`);
  await expect(page.getByRole("row", { name: customer })).toContainText("1,00,000.00");
  await expect(page.getByRole("row", { name: vendor })).toContainText("6,800.00");
});
