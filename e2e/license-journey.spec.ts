import { syntheticPortraitJpeg } from "@/lib/people/photo/testing/synthetic-face";
import { addPhoto, get, makePerson } from "./support/data";
import { expect, test } from "./support/desk";
import { open } from "./support/page";
import { act, actAll, batchOf, cardsOf, receiveBox, row } from "./support/production";

type Transaction = { id: number; transaction_type: string; amount: number | null; application_id: number | null };

test("a license from the application to the holder's hand: one fee, though the first card was spoiled", async ({
  clerk,
}) => {
  test.setTimeout(240_000);
  const main = clerk.getByRole("main");
  const person = await makePerson(clerk);
  await Promise.all([addPhoto(clerk, person.id), receiveBox(clerk)]);

  await open(clerk, `/applications/new?person=${person.id}`);
  await clerk.getByRole("checkbox", { name: /^B\b/ }).check();
  await clerk.getByRole("button", { name: "Take in the application" }).click();
  const heading = clerk.getByRole("heading", { level: 1, name: /^Application \d+$/ });
  await expect(heading).toBeVisible({ timeout: 30_000 });
  const application = Number((await heading.innerText()).replace(/\D/g, ""));
  await clerk.getByRole("button", { name: "Start review" }).click();
  const documents = clerk.locator("section").filter({ has: clerk.getByRole("heading", { name: "Documents" }) });
  const scan = { name: "id-card.jpg", mimeType: "image/jpeg", buffer: await syntheticPortraitJpeg({ seed: 5 }) };
  await documents.locator('input[type="file"]').setInputFiles(scan);
  await expect(documents.getByRole("button", { name: "View id-card.jpg" })).toBeVisible({ timeout: 30_000 });
  await documents.getByRole("button", { name: "Mark as verified" }).click();
  await clerk.getByRole("button", { name: "Record declaration" }).click();
  const declaration = clerk.getByRole("dialog");
  await declaration.getByRole("button", { name: "Answer “No” to all" }).click();
  await declaration.getByRole("button", { name: "Save declaration" }).click();
  await expect(declaration).toBeHidden();
  await clerk.getByRole("button", { name: "Take R120.00" }).click();
  await clerk.getByRole("button", { name: "Approve" }).click();
  await clerk.getByRole("alertdialog").getByRole("button", { name: "Approve" }).click();
  await expect(clerk.getByText(/^Approved: L-/)).toBeVisible({ timeout: 30_000 });
  await main.getByRole("link", { name: "Open the license" }).click();
  const title = clerk.getByRole("heading", { level: 1, name: /^L-/ });
  await expect(title).toBeVisible({ timeout: 30_000 });
  const license = { id: Number(new URL(clerk.url()).pathname.split("/").at(-1)), number: await title.innerText() };

  await clerk.getByRole("button", { name: "Print card" }).click();
  const print = clerk.getByRole("alertdialog");
  await expect(print.getByText(`Application ${application} has paid for it`)).toBeVisible();
  await print.getByRole("button", { name: "Print card" }).click();
  await expect(main.getByText("Queued", { exact: true })).toBeVisible();

  await batchOf(clerk, [license]);
  await actAll(clerk, [license], ["Send to printer", "Printed", "Passed check"]);
  await act(clerk, [license], "Spoiled");
  const why = clerk.getByRole("alertdialog");
  await why.getByRole("textbox", { name: "Reason" }).fill("Lamination came off");
  await why.getByRole("button", { name: "Spoiled" }).click();
  await expect(row(clerk, license)).toContainText("Lamination came off");
  await act(clerk, [license], "Print again");
  await expect(row(clerk, license)).toContainText("Printed again as print job");
  await batchOf(clerk, [license]);
  await actAll(clerk, [license], ["Send to printer", "Printed", "Passed check", "Ready to collect"]);

  await open(clerk, "/production");
  await clerk.getByRole("button", { name: "Hand over" }).click();
  const counter = clerk.getByRole("dialog");
  await counter.getByLabel("License or control number").fill(license.number);
  await clerk.keyboard.press("Enter");
  await expect(counter.getByText(license.number)).toBeVisible();
  await counter.getByLabel("Collector’s ID number").fill(person.idNumber);
  await counter.getByRole("button", { name: "Hand over" }).click();
  await expect(counter).toBeHidden();

  await open(clerk, `/applications/${application}`);
  await expect(main.getByText("Completed").first()).toBeVisible();
  await expect(clerk.getByRole("button", { name: "Card handed over" })).toBeHidden();
  const cards = await cardsOf(clerk, license);
  expect(cards).toMatchObject([{ state: "spoiled" }, { state: "collected", reprint_of_id: cards[0]?.id }]);
  const transactions = await get<Transaction[]>(clerk, `/transactions/citizen/${person.id}`);
  expect(transactions.filter(({ amount }) => amount !== null)).toMatchObject([
    { id: cards[0]?.transaction_id, transaction_type: "fee_payment", amount: 12_000, application_id: application },
  ]);
  expect(cards[1]?.transaction_id).toBe(cards[0]?.transaction_id);
});
