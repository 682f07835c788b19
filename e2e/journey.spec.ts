import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import sharp from "sharp";
import { readPdf, scanPdf417 } from "@/lib/licenses/card/test-scan";
import { syntheticPortraitJpeg } from "@/lib/people/photo/testing/synthetic-face";
import { get, makeLicense, makePerson, uniqueWord } from "./support/data";
import { expect, test } from "./support/desk";
import { randomIdNumber } from "./support/id-number";
import { open } from "./support/page";
import { signIn } from "./support/sign-in";

type LicenseAnswer = {
  license: { license_number: string; category: string; issue_date: string; expiry_date: string };
  citizen: { id_number: string };
};

/** How the barcode must begin, letter by letter: the contract's keys in the contract's order, of what the API tells. */
async function barcodeTextOf(page: Page, licenseId: string): Promise<string> {
  const { license, citizen } = await get<LicenseAnswer>(page, `/licenses/${licenseId}`);
  const { license_number, category, issue_date, expiry_date } = license;
  const payload = { license_number, id_number: citizen.id_number, category, issue_date, expiry_date };
  return `${JSON.stringify(payload).slice(0, -1)},"kid":`;
}

/** Clicks one of the page's download links and reads what the browser was given. */
async function download(page: Page, name: string): Promise<{ fileName: string; bytes: Buffer }> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: `Download ${name}`, exact: true }).click(),
  ]);
  return { fileName: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

test("a clerk registers a person, adds a photo, issues a license and downloads its five files", async ({ page }) => {
  test.setTimeout(120_000);
  const { idNumber, dateOfBirth } = randomIdNumber("female");
  const lastName = uniqueWord("J");

  await signIn(page, "clerk");
  await page.getByRole("link", { name: "New person" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "New person" })).toBeVisible();
  await page.getByLabel("ID number").fill(idNumber);
  await expect(page.getByLabel("Date of birth")).toHaveValue(dateOfBirth);
  await expect(page.getByLabel("Sex")).toHaveValue("female");
  await page.getByLabel("First name").fill("Ada");
  await page.getByLabel("Surname").fill(lastName);
  await page.getByRole("button", { name: "Register person" }).click();
  await expect(page.getByRole("heading", { level: 1, name: `Ada ${lastName}` })).toBeVisible();

  await page.getByRole("main").getByRole("link", { name: "Add photo" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Photo of Ada/ })).toBeVisible();
  const portrait = await syntheticPortraitJpeg({ seed: 7 });
  await page
    .getByLabel("Photo of the person")
    .setInputFiles({ name: "ada.jpg", mimeType: "image/jpeg", buffer: portrait });
  await expect(page.getByRole("img", { name: `Portrait of Ada ${lastName}` })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole("region", { name: "Photo quality" })).toContainText(/Good|Acceptable/);

  await page.getByRole("link", { name: "Back to the person" }).click();
  await page.getByRole("link", { name: "Issue license" }).click();
  await page.getByRole("checkbox", { name: /^B/ }).check();
  await page.getByRole("button", { name: "Issue license" }).click();
  await expect(page.getByText("No card yet")).toBeVisible();
  const licenseId = new URL(page.url()).pathname.split("/").at(-1) ?? "";

  await page.getByRole("button", { name: "Generate card" }).click();
  await expect(page.getByRole("progressbar", { name: "Generating the card" })).toBeVisible();
  await expect(page.getByRole("img", { name: /^Front of the card of license/ })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole("progressbar", { name: "Generating the card" })).toBeHidden();

  const expected = await barcodeTextOf(page, licenseId);
  const license_number = /"license_number":"([^"]+)"/.exec(expected)?.[1];
  for (const [name, type] of [
    ["Front, image", "front_image"],
    ["Back, image", "back_image"],
  ] as const) {
    const { fileName, bytes } = await download(page, name);
    expect(fileName).toBe(`license_${license_number}_${type}.png`);
    expect(await sharp(bytes).metadata()).toMatchObject({ format: "png", width: 1012, height: 638, density: 300 });
    if (type === "back_image") expect(await scanPdf417(bytes)).toEqual([expect.stringContaining(expected)]);
  }
  for (const [name, type, count] of [
    ["Front, PDF", "front_pdf", 1],
    ["Back, PDF", "back_pdf", 1],
    ["Both sides, PDF", "combined_pdf", 2],
  ] as const) {
    const { fileName, bytes } = await download(page, name);
    expect(fileName).toBe(`license_${license_number}_${type}.pdf`);
    const pages = await readPdf(bytes);
    expect(pages).toHaveLength(count);
    for (const { widthPt, heightPt } of pages) {
      expect(Math.abs(widthPt - 242.65)).toBeLessThan(0.05);
      expect(Math.abs(heightPt - 153.07)).toBeLessThan(0.05);
    }
    const back = pages.at(-1);
    if (type !== "front_pdf" && back) expect(await scanPdf417(back.png)).toEqual([expect.stringContaining(expected)]);
  }
});

test("a double click on Generate makes one job and one generation", async ({ clerk }) => {
  const person = await makePerson(clerk);
  const license = await makeLicense(clerk, person.id);
  await open(clerk, `/licenses/${license.id}`);
  await clerk.getByRole("button", { name: "Generate card" }).dblclick();
  await expect(clerk.getByRole("img", { name: /^Front of the card/ })).toBeVisible({ timeout: 30_000 });

  const generations = clerk.getByRole("listitem").filter({ hasText: /Generator \d/ });
  await expect(generations).toHaveCount(1);
  await expect(clerk.getByText(`Requested the card of ${license.number}`)).toHaveCount(1);
});

test("a card that is up to date is drawn again only after a question, and the old one is kept in the list", async ({
  clerk,
}) => {
  const person = await makePerson(clerk);
  const license = await makeLicense(clerk, person.id, "A, B");
  await open(clerk, `/licenses/${license.id}`);
  await clerk.getByRole("button", { name: "Generate card" }).click();
  await expect(clerk.getByRole("img", { name: /^Front of the card/ })).toBeVisible({ timeout: 30_000 });

  await clerk.getByRole("button", { name: "Regenerate" }).click();
  await clerk.getByRole("alertdialog").getByRole("button", { name: "Regenerate" }).click();
  const generations = clerk.getByRole("listitem").filter({ hasText: /Generator \d/ });
  await expect(generations).toHaveCount(2, { timeout: 30_000 });
  await expect(generations.first()).toContainText("Current");
  await expect(generations.last()).toContainText("Replaced");
});
