import type { Page } from "@playwright/test";
import { syntheticPortraitJpeg } from "@/lib/people/photo/testing/synthetic-face";
import { seriousFindings } from "./support/axe";
import { get, makeLicense, makePerson, post, type TestPerson } from "./support/data";
import { expect, test } from "./support/desk";
import { open } from "./support/page";

const submit = (page: Page, person: TestPerson, fields: object = {}) =>
  post<{ id: number }>(page, "/applications", { citizen_id: person.id, applied_category: "B", ...fields });

const card = (page: Page, title: string) =>
  page.locator("section").filter({ has: page.getByRole("heading", { name: title }) });

test("a clerk takes an application in, collects its papers and payment, and approves it to a license", async ({
  clerk,
}) => {
  test.setTimeout(180_000);
  const person = await makePerson(clerk);
  await open(clerk, "/applications/new");
  await clerk.getByRole("combobox", { name: "Applicant" }).fill(person.lastName);
  await clerk.getByRole("option", { name: new RegExp(person.name) }).click();
  // Somebody without a license has nothing to renew, replace or upgrade.
  await expect(clerk.getByRole("radio")).toHaveCount(2);
  await clerk.getByRole("button", { name: "Take in the application" }).click();
  await expect(clerk.getByRole("alert").getByText("Choose at least one category")).toBeVisible();
  await clerk.getByRole("checkbox", { name: /^EB/ }).check();
  await expect(clerk.getByText("R120.00")).toBeVisible();
  await clerk.getByRole("button", { name: "Take in the application" }).click();
  await expect(clerk.getByRole("heading", { level: 1, name: /^Application \d+$/ })).toBeVisible({ timeout: 30_000 });
  const approve = clerk.getByRole("button", { name: "Approve" });
  await expect(approve).toBeDisabled();
  await expect(clerk.getByText("Not verified yet: documents, medical, payment")).toBeVisible();

  await clerk.getByRole("button", { name: "Start review" }).click();
  await expect(clerk.getByText("Under review").first()).toBeVisible();
  await expect(clerk.getByRole("button", { name: "Start review" })).toBeHidden();

  const documents = card(clerk, "Documents");
  const scan = { name: "id-card.jpg", mimeType: "image/jpeg", buffer: await syntheticPortraitJpeg({ seed: 5 }) };
  await documents.locator('input[type="file"]').setInputFiles(scan);
  await documents.getByRole("button", { name: "View id-card.jpg" }).click({ timeout: 30_000 });
  await expect(clerk.getByRole("dialog").getByRole("img", { name: "id-card.jpg" })).toBeVisible();
  await clerk.keyboard.press("Escape");
  const disguised = { name: "scan.pdf", mimeType: "application/pdf", buffer: Buffer.from("only a text") };
  await documents.locator('input[type="file"]').setInputFiles(disguised);
  await expect(documents.getByText(/is not accepted here/)).toBeVisible({ timeout: 30_000 });
  await documents.getByRole("button", { name: "Mark as verified" }).click();
  await expect(clerk.getByText("Not verified yet: medical, payment")).toBeVisible();

  await clerk.getByRole("button", { name: "Record declaration" }).click();
  const dialog = clerk.getByRole("dialog");
  await dialog.getByRole("button", { name: "Save declaration" }).click();
  await expect(dialog.getByRole("alert")).toContainText("Answer this question");
  await dialog.getByRole("button", { name: "Answer “No” to all" }).click();
  await dialog.getByRole("group", { name: "Diabetes" }).getByRole("radio", { name: "Yes" }).check();
  await dialog.getByRole("textbox", { name: "Details: Diabetes" }).fill("Type 2, by diet");
  await dialog.getByRole("textbox", { name: "Left eye" }).fill("6/9");
  await dialog.getByRole("button", { name: "Save declaration" }).click();
  await expect(dialog.getByText("say why it was decided so").first()).toBeVisible();
  expect(await seriousFindings(clerk)).toEqual([]);
  await dialog.getByRole("textbox", { name: "Reason" }).fill("Under control");
  await dialog.getByRole("button", { name: "Save declaration" }).click();
  await expect(dialog).toBeHidden();
  await expect(card(clerk, "Medical declaration").getByText("Type 2, by diet")).toBeVisible();

  await clerk.getByRole("textbox", { name: "Reference" }).fill("POS-77");
  await clerk.getByRole("button", { name: "Take R120.00" }).click();
  await expect(card(clerk, "Payment").getByText("POS-77")).toBeVisible();

  await approve.click();
  await clerk.getByRole("alertdialog").getByRole("button", { name: "Approve" }).click();
  await expect(clerk.getByText(/^Approved: L-/)).toBeVisible({ timeout: 30_000 });
  await expect(clerk.getByRole("button", { name: "Reject" })).toBeHidden();
  await clerk.getByRole("main").getByRole("link", { name: "Open the license" }).click();
  await expect(clerk.getByRole("heading", { level: 1, name: /^L-/ })).toBeVisible({ timeout: 30_000 });
  const { licenses } = await get<{ licenses: { category: string; status: string }[] }>(
    clerk,
    `/citizens/${person.id}/licenses`,
  );
  expect(licenses).toMatchObject([{ category: "EB", status: "active" }]);

  await open(clerk, `/transactions?q=${person.lastName}`);
  await expect(clerk.getByRole("row")).toHaveCount(4);
  await expect(clerk.getByText("R120.00").first()).toBeVisible();
});

test("documents are asked for, and a rejection is for good", async ({ clerk }) => {
  const person = await makePerson(clerk);
  const { id } = await submit(clerk, person);
  await open(clerk, `/applications/${id}`);
  const dialog = clerk.getByRole("alertdialog");
  await clerk.getByRole("button", { name: "Request documents" }).click();
  await dialog.getByRole("button", { name: "Request documents" }).click();
  await expect(dialog.getByText("Choose or name at least one document")).toBeVisible();
  await dialog.getByRole("checkbox", { name: "Proof of address" }).check();
  await dialog.getByRole("textbox", { name: "Anything else" }).fill("Marriage certificate\n");
  await dialog.getByRole("button", { name: "Request documents" }).click();
  const notice = clerk.getByRole("main").getByText("The applicant was asked to bring");
  await expect(notice).toBeVisible();
  await expect(clerk.getByRole("listitem").filter({ hasText: /^Marriage certificate$/ })).toBeVisible();
  // What waits for documents goes through the review again before it can be approved.
  await expect(clerk.getByRole("button", { name: "Approve" })).toBeHidden();
  expect(await seriousFindings(clerk)).toEqual([]);

  await clerk.getByRole("button", { name: "Reject" }).click();
  await dialog.getByRole("button", { name: "Reject" }).click();
  await expect(dialog.getByRole("textbox", { name: "Reason" })).toHaveAttribute("aria-invalid", "true");
  await dialog.getByRole("textbox", { name: "Reason" }).fill("Nothing was brought");
  await dialog.getByRole("button", { name: "Reject" }).click();
  await expect(clerk.getByText("This application was rejected")).toBeVisible();
  await expect(clerk.getByRole("button", { name: "Start review" })).toBeHidden();
  await expect(clerk.getByRole("button", { name: "Record declaration" })).toBeHidden();
});

test("the queue begins with the oldest, and a holder is offered what their license allows", async ({ clerk }) => {
  const person = await makePerson(clerk);
  const license = await makeLicense(clerk, person.id);
  const first = await submit(clerk, person);
  const second = await submit(clerk, person, { application_type: "renewal" });
  await open(clerk, `/applications?q=${person.lastName}`);
  const numbers = clerk.getByRole("row").getByText(/^#\d+$/);
  await expect(numbers).toHaveText([`#${first.id}`, `#${second.id}`]);
  await open(clerk, `/applications?q=${license.number}`);
  await expect(numbers).toHaveText([`#${second.id}`]);

  await open(clerk, `/applications/new?person=${person.id}`);
  await expect(clerk.getByRole("radio")).toHaveCount(5);
  await clerk.getByRole("radio", { name: /^Upgrade/ }).check();
  await expect(clerk.getByRole("combobox", { name: /About the license/ })).toHaveValue(String(license.id));
  await expect(clerk.getByRole("checkbox", { name: /^B\b/ })).toHaveCount(0);
  await clerk.getByRole("radio", { name: /^Replacement/ }).check();
  await expect(clerk.getByRole("checkbox")).toHaveCount(0);
  await expect(clerk.getByText("R120.00")).toBeVisible();
});

test("an administrator sets a fee from a day on", async ({ admin }) => {
  await open(admin, "/admin/fees");
  await admin.getByRole("button", { name: "Set a fee" }).click();
  const dialog = admin.getByRole("dialog");
  await dialog.getByRole("checkbox", { name: "Conversion" }).check();
  await dialog.getByRole("checkbox", { name: "D", exact: true }).check();
  await dialog.getByRole("textbox", { name: /Amount/ }).fill("many");
  await dialog.getByRole("button", { name: "Set the fee" }).click();
  await expect(dialog.getByText("Enter an amount such as 120.50").first()).toBeVisible();
  await dialog.getByRole("textbox", { name: /Amount/ }).fill("310.50");
  await dialog.getByLabel(/Valid from/).fill("2190-01-01");
  await dialog.getByRole("button", { name: "Set the fee" }).click();
  await expect(dialog).toBeHidden();
  const row = admin.getByRole("table", { name: "History" }).getByRole("row").filter({ hasText: "R310.50" });
  await expect(row.first()).toContainText("1 Jan 2190");
  await expect(admin.getByRole("table", { name: "Schedule of today" })).toContainText("R310.50 from");
});
