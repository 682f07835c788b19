import { expect, test } from "./support/desk";
import { open } from "./support/page";

/** An invoice that was kept as a draft is posted, credited by keyboard and talked about. */

const unique = Date.now().toString(36);
const customer = `Breakwater Manning ${unique}`;
const headers = { "sec-fetch-site": "same-origin" };

test("a draft becomes an invoice, a credit note takes it back, and the voucher's page tells of it", async ({
  clerk: page,
}) => {
  const made = await page.request.post("/api/bookkeeping/customers", {
    data: { company_name: customer, state: "Maharashtra" },
    headers,
  });
  expect(made.status(), await made.text()).toBe(201);

  await open(page, "/ledger/new/invoice");
  await page.getByRole("combobox", { name: "Customer" }).pressSequentially(customer);
  await expect(page.getByRole("option", { name: customer })).toBeVisible();
  await page.keyboard.press("Enter");
  await page.getByLabel("Description").fill("Radar course");
  await page.getByLabel("Rate").fill("10,000.00");
  await page.keyboard.press("Control+s");
  await expect(page.getByText("The draft is kept")).toBeVisible();
  await open(page, "/ledger/drafts");
  await page.getByRole("row", { name: customer }).getByRole("link").first().click();
  await expect(page.getByLabel("Description")).toHaveValue("Radar course");
  await expect(page.getByText("Rupees Eleven Thousand Eight Hundred Only")).toBeVisible();
  await page.getByLabel("Description").focus();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("heading", { level: 1, name: /^Invoice / })).toBeVisible();
  await expect(page.getByText("The buyer's PIN code is missing")).toBeVisible();

  await page.getByRole("link", { name: "Credit note" }).click();
  await expect(page.getByText("Rupees Eleven Thousand Eight Hundred Only")).toBeVisible();
  await page.getByLabel("Rate").fill("10,000.01");
  await expect(page.getByText("The lines are more than the 10,000.00")).toBeVisible();
  await page.getByLabel("Rate").fill("4,000.00");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("heading", { level: 1, name: /^Credit note CN\// })).toBeVisible();
  await page.getByRole("textbox", { name: "Comment" }).fill("Half of the course was not held.");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("Commented: Half of the course was not held.")).toBeVisible();

  await open(page, `/ledger/parties?q=${unique}`);
  await expect(page.getByRole("row", { name: customer })).toContainText("7,080.00");
});
