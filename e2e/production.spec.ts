import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { readPdf } from "@/lib/licenses/card/test-scan";
import { seriousFindings } from "./support/axe";
import { get, makeLicense, makePerson, type TestLicense, type TestPerson } from "./support/data";
import { expect, test } from "./support/desk";
import { open } from "./support/page";
import { act, actAll, batchOf, cardsOf, newPrefix, row } from "./support/production";

/** A license whose card is queued from its own page. */
async function queueCard(clerk: Page): Promise<{ person: TestPerson; license: TestLicense }> {
  const person = await makePerson(clerk);
  const license = await makeLicense(clerk, person.id);
  await open(clerk, `/licenses/${license.id}`);
  await clerk.getByRole("button", { name: "Print card" }).click();
  await clerk.getByRole("alertdialog").getByRole("button", { name: "Print card" }).click();
  await expect(clerk.getByRole("main").getByText("Queued", { exact: true })).toBeVisible();
  await expect(clerk.getByRole("button", { name: "Print card" })).toBeHidden();
  return { person, license };
}

test("cards go from the queue to their holders; one is spoiled, and only that one is printed again", async ({
  clerk,
}) => {
  test.setTimeout(240_000);
  const main = clerk.getByRole("main");
  const prefix = newPrefix();
  await open(clerk, "/production/stock");
  await clerk.getByRole("button", { name: "Receive a box" }).first().click();
  const receiving = clerk.getByRole("dialog");
  await receiving.getByRole("button", { name: "Receive a box" }).click();
  await expect(receiving.getByLabel("Letters")).toHaveAttribute("aria-invalid", "true");
  await receiving.getByLabel("Letters").fill(prefix);
  await receiving.getByLabel("First number").fill("0001");
  expect(await seriousFindings(clerk)).toEqual([]);
  await receiving.getByRole("button", { name: "Receive a box" }).click();
  await expect(main.getByText(`${prefix}0001 – ${prefix}0500`)).toBeVisible();

  const [bad, good] = [await queueCard(clerk), await queueCard(clerk)];
  await batchOf(clerk, [bad.license, good.license]);
  expect(await seriousFindings(clerk)).toEqual([]);
  await expect(main.getByText("2 of 2 cards have their files")).toBeVisible();
  const sheet = clerk.waitForEvent("download");
  await main.getByRole("link", { name: /A4.*Part 1/ }).click();
  const pages = await readPdf(await readFile(await (await sheet).path()));
  expect(pages).toHaveLength(2);
  expect(pages[0]?.text).toContain(good.license.number);

  const both = [bad.license, good.license];
  await main.getByRole("button", { name: "Send to printer (2)" }).click();
  await expect(row(clerk, good.license)).toContainText("At the printer");
  await act(clerk, both, "Printed");
  await expect(row(clerk, bad.license)).toContainText("Printed");
  const used = (await cardsOf(clerk, bad.license))[0]?.control_number ?? "";
  await expect(row(clerk, bad.license)).toContainText(used);

  await act(clerk, [bad.license], "Spoiled");
  const why = clerk.getByRole("alertdialog");
  await why.getByRole("button", { name: "Spoiled" }).click();
  await expect(why.getByRole("textbox", { name: "Reason" })).toHaveAttribute("aria-invalid", "true");
  await why.getByRole("textbox", { name: "Reason" }).fill("Scratched by the printer");
  await why.getByRole("button", { name: "Spoiled" }).click();
  await expect(row(clerk, bad.license)).toContainText("Scratched by the printer");
  // A spoiled card and a printed one share no move: nothing is offered that could not be done.
  for (const license of both) await row(clerk, license).getByRole("checkbox", { name: "Select row" }).check();
  await expect(clerk.getByText("Nothing can be done with all of these at once.")).toBeVisible();
  await expect(clerk.getByRole("button", { name: "Passed check", exact: true })).toBeHidden();
  await expect(clerk.getByRole("button", { name: "Print again" })).toBeHidden();
  await clerk.getByRole("button", { name: "Clear" }).click();

  await act(clerk, [bad.license], "Print again");
  await expect(row(clerk, bad.license)).toContainText("Printed again as print job");
  await batchOf(clerk, [bad.license]);
  await expect(main.getByText("1 of 1 card has its files")).toBeVisible();
  await actAll(clerk, [bad.license], ["Send to printer", "Printed", "Passed check", "Ready to collect"]);
  await expect(row(clerk, bad.license)).toContainText("Ready");
  const cards = await cardsOf(clerk, bad.license);
  expect(cards).toMatchObject([{ state: "spoiled" }, { state: "ready", reprint_of_id: cards[0]?.id }]);
  expect(await cardsOf(clerk, good.license)).toMatchObject([{ state: "printed" }]);
  expect(cards[1]?.control_number).not.toBe(used);

  await open(clerk, "/production");
  await clerk.getByRole("button", { name: "Hand over" }).click();
  const counter = clerk.getByRole("dialog");
  // As a scanner types what it reads of the card, and then Enter.
  const scanned = JSON.stringify({ license_number: bad.license.number, id_number: bad.person.idNumber });
  await counter.getByLabel("License or control number").fill(scanned);
  await clerk.keyboard.press("Enter");
  await expect(counter.getByText(bad.license.number)).toBeVisible();
  await counter.getByLabel("Collector’s ID number").fill("8001015009087");
  await counter.getByRole("button", { name: "Hand over" }).click();
  await expect(counter.getByLabel("Collector’s ID number")).toHaveAttribute("aria-invalid", "true");
  await counter.getByLabel("Collector’s ID number").fill(bad.person.idNumber);
  expect(await seriousFindings(clerk)).toEqual([]);
  await counter.getByRole("button", { name: "Hand over" }).click();
  await expect(counter).toBeHidden();

  await open(clerk, `/licenses/${bad.license.id}`);
  await expect(main.getByText("Collected", { exact: true })).toBeVisible();
  await expect(main.getByText("Collected by")).toBeVisible();
  const fees = await get<{ transaction_type: string }[]>(clerk, `/transactions/license/${bad.license.id}`);
  expect(fees).toHaveLength(1);

  await destroySpoiled(clerk, used);
});

async function destroySpoiled(clerk: Page, number: string): Promise<void> {
  await open(clerk, "/production/stock");
  await clerk.getByRole("checkbox", { name: "Choose all" }).uncheck();
  await clerk.getByRole("checkbox", { name: `Choose ${number}` }).check();
  await clerk.getByRole("button", { name: "Record destruction (1)" }).click();
  const dialog = clerk.getByRole("dialog");
  await dialog.getByLabel("First witness").fill("Nomsa Dube");
  await dialog.getByLabel("Second witness").fill("nomsa dube");
  await dialog.getByRole("button", { name: "Record" }).click();
  await expect(dialog.getByLabel("Second witness")).toHaveAttribute("aria-invalid", "true");
  await dialog.getByLabel("Second witness").fill("Piet Botha");
  expect(await seriousFindings(clerk)).toEqual([]);
  await dialog.getByRole("button", { name: "Record" }).click();
  const register = clerk.getByRole("table", { name: "Register of destruction" });
  await expect(register.getByRole("row").filter({ hasText: number })).toContainText("Piet Botha");
  await expect(clerk.getByRole("checkbox", { name: `Choose ${number}` })).toBeHidden();
}
