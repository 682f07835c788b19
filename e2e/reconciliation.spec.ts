import { expect, test } from "./support/desk";
import { open } from "./support/page";

/** A bank's statement is imported, matched by keyboard, and explains the books to the rupee. */

const unique = Date.now().toString(36).toUpperCase();
const headers = { "sec-fetch-site": "same-origin" };
const account = `REC${unique}`;
const payer = `Mole Shipping ${unique}`;
// A word without a digit is taken for a name, not for a reference.
const utr = `UTR612${unique}`;

const CSV = `Sagar Bank of India
Account,${account}

Txn Date,Narration,Ref No.,Withdrawal,Deposit,Closing Balance
02/04/2026,NEFT ${payer.toUpperCase()},${utr},,"1,00,000.00","1,00,000.00"
05/04/2026,SMS CHARGES APR,CHG${unique},59.00,,"99,941.00"
`;

test("a statement is imported, matched by keyboard and reconciled", async ({ clerk: page }) => {
  const make = async (path: string, data: object) => {
    const answer = await page.request.post(`/api/bookkeeping/${path}`, { data, headers });
    expect(answer.status(), await answer.text()).toBe(201);
  };
  await make("companies", {
    company_name: `Pier Academy ${unique}`,
    state: "Maharashtra",
    bank_name: "Sagar Bank",
    account_number: account,
    ifsc_code: "SBIN0000300",
    invoice_pattern: `${unique}/{fy}/{seq}`.slice(-24),
  });
  await make("customers", { company_name: payer, state: "Maharashtra" });
  await make("receipt-amount-received", {
    amount_received: 100000,
    payment_type: "Bank Transfer",
    transaction_date: "2026-04-01",
    company_name: `Pier Academy ${unique}`,
    account_no: account,
    customer_name: payer,
    transaction_id: utr,
    remark: "",
    on_account_of: "",
    tds_percentage: 0,
    gst: 0,
  });

  await open(page, "/ledger/reconciliation");
  await page.getByRole("link", { name: account }).click();
  await expect(page.getByRole("heading", { name: "Import a statement" })).toBeVisible();
  const bad = CSV.replace("05/04/2026", "31/02/2026");
  const file = (text: string) => ({ name: "april.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  await page.locator("#statement-file").setInputFiles(file(bad));
  await expect(page.getByText("Row 6, Txn Date", { exact: false })).toBeVisible();
  await page.locator("#statement-file").setInputFiles(file(CSV));
  await expect(page.getByLabel("Went out")).toHaveValue("3");
  await page.getByLabel("Reference or UTR").selectOption({ label: "Ref No." });
  await page.getByRole("button", { name: "Import 2 lines" }).click();

  await expect(page.getByText("Open lines of the bank")).toBeVisible();
  await expect(page.getByText(`the reference ${utr} is in both`, { exact: false })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByText("1 of 1, the oldest first")).toBeVisible();
  await page.keyboard.press("u");
  await expect(page.getByText("2 of 2, the oldest first")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByText("No posting of this amount was found", { exact: false })).toBeVisible();

  await page.getByRole("link", { name: "Expense" }).click();
  await page.getByLabel("Head of expense").fill("Bank charges");
  await page.getByLabel("Paid to").fill("Sagar Bank");
  await expect(page.getByLabel("Amount")).toHaveValue("59.00");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("Same amount", { exact: false })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Every line is matched")).toBeVisible();

  await page.getByRole("link", { name: "Reconciliation", exact: true }).click();
  await expect(page.getByText("Every rupee between the books and the bank is accounted for")).toBeVisible();
  await expect(page.getByRole("row", { name: "Difference" })).toContainText("0.00");
  const paper = await page.request.get(page.url().replace(/\/ledger\/.*$/, await exportPath(page)));
  expect((await paper.body()).subarray(0, 5).toString()).toBe("%PDF-");
});

async function exportPath(page: import("@playwright/test").Page): Promise<string> {
  const bank = /reconciliation\/(\d+)/.exec(page.url())?.[1];
  return `/api/bookkeeping/bank-accounts/${bank}/reconciliation/export?through=2026-04-30&format=pdf`;
}
