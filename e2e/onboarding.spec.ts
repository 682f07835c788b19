import { randomInt } from "node:crypto";
import sharp from "sharp";
import { type DrawnDocument, drawDocument } from "@/lib/identity/extract/testing/drawn-document";
import { syntheticPortraitJpeg } from "@/lib/people/photo/testing/synthetic-face";
import { expect, test } from "./support/desk";
import { open, withoutHotReload } from "./support/page";

/** A drawn passport that is valid, of somebody who is of age, and that no other run has. */
function validPassport(): DrawnDocument {
  for (;;) {
    const drawn = drawDocument("passport", randomInt(1, 2 ** 31));
    const { date_of_birth: born = "", date_of_expiry: expiry = "" } = drawn.fields;
    if (expiry > "2028" && born < "2005") return drawn;
  }
}

const jpegOf = ({ image: { data, width, height } }: DrawnDocument): Promise<Buffer> =>
  sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 92 })
    .toBuffer();

test("an applicant shows a passport on a telephone, and the desk decides", async ({ browser, clerk, baseURL }) => {
  test.setTimeout(180_000);
  const drawn = validPassport();
  const passport = await jpegOf(drawn);
  const context = await withoutHotReload(await browser.newContext({ baseURL, viewport: { width: 390, height: 844 } }));
  const page = await context.newPage();
  const email = `ada-${randomInt(1e9)}@example.org`;

  await open(page, "/onboarding");
  await page.getByLabel("Full name").fill("Ada Nkosi");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill("marble-otter-lantern");
  await page.getByRole("button", { name: "Open an account" }).click();
  await expect(page.getByText("We need your consent").first()).toBeVisible();
  for (const consent of ["Checking my identity", "Comparing my face"]) await page.getByLabel(consent).check();
  await page.getByRole("button", { name: "Open an account" }).click();

  await page.getByRole("button", { name: /^Passport/ }).click();
  const choose = async (buffer: Buffer, name = "picture.jpg") => {
    await page
      .getByLabel("Choose a file", { exact: true })
      .last()
      .setInputFiles({ name, mimeType: "image/jpeg", buffer });
    await page.getByRole("button", { name: "Use this picture" }).click();
  };
  const small = await sharp(passport).resize(799, 600, { fit: "fill" }).jpeg().toBuffer();
  await choose(small);
  await expect(page.getByText("this one has 799x600")).toBeVisible();
  await choose(passport);
  await expect(page.getByRole("button", { name: "Take it again" })).toBeVisible();
  await page.getByRole("button", { name: "Read my document" }).click();

  await expect(page.getByRole("heading", { name: "Is this right?" })).toBeVisible({ timeout: 90_000 });
  await expect(page.getByLabel("Document number")).toHaveValue(drawn.fields.document_number ?? "");
  await page.getByRole("button", { name: "Yes, this is right" }).click();

  await expect(page.getByRole("heading", { name: "Now your face" })).toBeVisible();
  await choose(await syntheticPortraitJpeg({ seed: 7 }));
  await expect(page.getByText(/We are looking at it|Approved|Not accepted/)).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  // Whoever is no person of the register sees nothing of the desk.
  await page.goto("/people");
  await expect(page).toHaveURL(/\/onboarding$/);

  await clerk.setViewportSize({ width: 1280, height: 900 });
  await open(clerk, `/identity/review?q=${email}`);
  await clerk.getByRole("row").nth(1).getByRole("link").click();
  await expect(clerk.getByRole("heading", { name: "How it was decided" })).toBeVisible();
  await clerk.keyboard.press("a");
  await expect(clerk.getByText("Approved").first()).toBeVisible();
  await clerk.getByRole("button", { name: "Register as a new person" }).click();
  await expect(clerk.getByRole("link", { name: "Start a license application" })).toBeVisible();

  await page.goto("/onboarding");
  await expect(page.getByText("Your identity is confirmed")).toBeVisible();
  await context.close();
});
