import type { BrowserContext, Page } from "@playwright/test";
import sharp from "sharp";
import { encodePdf417 } from "@/lib/licenses/barcode/pdf417";
import { scanPdf417 } from "@/lib/licenses/card/test-scan";
import { complaintsOf, seriousFindings, sidewaysPx } from "./support/axe";
import { makeLicense, makePerson, post, type TestLicense, type TestPerson } from "./support/data";
import { expect, test } from "./support/desk";
import { hydrated, open, withoutHotReload } from "./support/page";

/** A license whose card is drawn, and the picture of its back. */
async function cardOf(clerk: Page): Promise<{ person: TestPerson; license: TestLicense; back: Buffer }> {
  const person = await makePerson(clerk);
  const license = await makeLicense(clerk, person.id);
  await post(clerk, `/licenses/${license.id}/generate`, {});
  const path = `/api/v1/licenses/${license.id}/download/back_image`;
  await expect.poll(async () => (await clerk.request.get(path)).status(), { timeout: 60_000 }).toBe(200);
  return { person, license, back: await (await clerk.request.get(path)).body() };
}

/** A photo of a barcode with another text: what a forger with the right tools would print. */
async function forged(text: string): Promise<Buffer> {
  const { width, rows, modules } = encodePdf417(text, 14, 5);
  const [module, row, quiet] = [3, 9, 24];
  const [w, h] = [width * module + 2 * quiet, rows * row + 2 * quiet];
  const pixels = Buffer.alloc(w * h, 255);
  for (let y = quiet; y < h - quiet; y++)
    for (let x = quiet; x < w - quiet; x++)
      if (modules[Math.floor((y - quiet) / row) * width + Math.floor((x - quiet) / module)]) pixels[y * w + x] = 0;
  return sharp(pixels, { raw: { width: w, height: h, channels: 1 } })
    .png()
    .toBuffer();
}

async function scan(page: Page, picture: Buffer): Promise<void> {
  await page.getByLabel("Choose a photo").setInputFiles({ name: "card.png", mimeType: "image/png", buffer: picture });
}

const verdict = (page: Page) => page.getByRole("article").getByRole("heading", { level: 2 });

/** The public's browser: no session. */
const stranger = async (context: BrowserContext) => (await withoutHotReload(context)).newPage();

test("anybody scans a card and sees that it is valid, then suspended, as the desk decides", async ({
  clerk,
  context,
}) => {
  test.setTimeout(150_000);
  const { person, license, back } = await cardOf(clerk);
  const page = await stranger(context);
  const complaints = complaintsOf(page);
  await open(page, "/verify");
  await page.getByRole("link", { name: "Scan a card" }).click();
  await expect(page.getByRole("status")).toContainText("Ready");
  await scan(page, back);
  await expect(verdict(page)).toHaveText("Valid");
  const result = page.getByRole("article");
  for (const shown of [license.number, person.name, person.idNumber, "Genuine (key "])
    await expect(result).toContainText(shown);

  await post(clerk, `/licenses/${license.id}/suspend`, { reason: "Unpaid fines" });
  await page.getByRole("button", { name: "Scan another card" }).click();
  // Photographed a little askew, as people do.
  await scan(page, await sharp(back).rotate(4, { background: "#777" }).blur(0.6).jpeg({ quality: 80 }).toBuffer());
  await expect(verdict(page)).toHaveText("Suspended");
  await expect(result).toContainText("Genuine (key ");
  await expect(result).not.toContainText("Unpaid fines");
  expect(complaints).toEqual([]);
});

test("an altered card, a made-up one, another barcode and a photo without one are told apart", async ({
  clerk,
  context,
}) => {
  test.setTimeout(150_000);
  const { back } = await cardOf(clerk);
  const [text = ""] = await scanPdf417(back);
  const page = await stranger(context);
  await open(page, "/verify/scan");
  const again = () => page.getByRole("button", { name: "Scan another card" }).click();

  await scan(page, await forged(text.replace('"category":"B"', '"category":"EC"')));
  await expect(verdict(page)).toHaveText("Altered");
  await expect(page.getByRole("article")).toContainText("What the barcode says now");
  await again();

  const { kid: _, sig: __, ...unsigned } = JSON.parse(text) as Record<string, string>;
  await scan(page, await forged(JSON.stringify(unsigned)));
  await expect(verdict(page)).toHaveText("Not signed by this office");
  await again();

  await scan(page, await forged("Two for the price of one"));
  await expect(verdict(page)).toHaveText("Not a license");
  await again();

  await scan(
    page,
    await sharp({ create: { width: 900, height: 600, channels: 3, background: "#999" } })
      .png()
      .toBuffer(),
  );
  await expect(page.getByRole("alert").filter({ hasText: "No barcode was found" })).toBeVisible();
});

test("without a connection the browser still tells genuine from altered", async ({ clerk, context }) => {
  test.setTimeout(150_000);
  const { license, back } = await cardOf(clerk);
  const [text = ""] = await scanPdf417(back);
  const page = await stranger(context);
  await open(page, "/verify/scan");
  await expect(page.getByRole("status")).toContainText("Ready");
  // Once, so that the reader itself is there.
  await scan(page, back);
  await expect(verdict(page)).toHaveText("Valid");
  await context.setOffline(true);
  await page.getByRole("button", { name: "Scan another card" }).click();
  await scan(page, back);
  await expect(verdict(page)).toHaveText("Genuine card");
  await expect(page.getByRole("article")).toContainText("without a connection");
  await expect(page.getByRole("article")).toContainText(license.number);
  await page.getByRole("button", { name: "Scan another card" }).click();
  await scan(page, await forged(text.replace('"category":"B"', '"category":"C"')));
  await expect(verdict(page)).toHaveText("Altered");
  await context.setOffline(false);
});

test("the camera reads a card that is held before it", async ({ clerk, context }) => {
  test.setTimeout(150_000);
  const { license, back } = await cardOf(clerk);
  const page = await stranger(context);
  // A camera that looks at the card, a little askew; all behind it is the page's own.
  await page.addInitScript(
    (picture) => {
      navigator.mediaDevices.getUserMedia = async () => {
        const image = new Image();
        image.src = picture;
        await image.decode();
        const canvas = Object.assign(document.createElement("canvas"), { width: 1280, height: 800 });
        const drawing = canvas.getContext("2d");
        setInterval(() => {
          drawing?.resetTransform();
          drawing?.clearRect(0, 0, canvas.width, canvas.height);
          drawing?.rotate(0.04);
          drawing?.drawImage(image, 130, 60);
        }, 100);
        return canvas.captureStream(10);
      };
    },
    `data:image/png;base64,${back.toString("base64")}`,
  );
  await open(page, "/verify/scan");
  await page.getByRole("button", { name: "Use the camera" }).click();
  await expect(verdict(page)).toHaveText("Valid", { timeout: 60_000 });
  await expect(page.getByRole("article")).toContainText(license.number);
  await page.getByRole("button", { name: "Scan another card" }).click();
  await expect(page.getByRole("button", { name: "Use the camera" })).toBeVisible();
});

test("a number tells the status and nothing of the holder; the public page tells the holder too", async ({
  clerk,
  context,
}) => {
  const person = await makePerson(clerk);
  const license = await makeLicense(clerk, person.id);
  const page = await stranger(context);
  await open(page, "/verify");
  await page.getByLabel("License number or code").fill(license.number.toLowerCase());
  await page.getByRole("button", { name: "Check" }).click();
  await expect(verdict(page)).toHaveText("Valid");
  await expect(page.getByRole("article")).toContainText(license.number);
  await expect(page.getByRole("article")).not.toContainText(person.lastName);

  await open(clerk, `/licenses/${license.id}`);
  const address = await clerk.getByRole("link", { name: "Check as anybody can" }).getAttribute("href");
  await page.goto(new URL(address ?? "").pathname);
  await expect(page.getByRole("article")).toContainText(person.name);
  await expect(page.getByRole("article")).not.toContainText(person.idNumber);
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/);

  await page.goto("/verify/L-0000-0000-0000");
  await expect(verdict(page)).toHaveText("Unknown");
});

test("an administrator rotates the card key; a card signed before stays valid until the key is revoked", async ({
  admin,
  context,
}) => {
  test.setTimeout(150_000);
  const { back } = await cardOf(admin);
  const page = await stranger(context);
  await open(page, "/verify/scan");

  await open(admin, "/admin/issuer-keys");
  const before = await admin
    .getByRole("row", { name: /Card signature.*Active/ })
    .getByRole("code")
    .first()
    .innerText();
  await admin.getByRole("button", { name: "Rotate: Card signature" }).click();
  await admin.getByRole("alertdialog").getByRole("button", { name: "Rotate" }).click();
  const retired = admin.getByRole("row", { name: new RegExp(`${before}.*Retired`) });
  await expect(retired).toBeVisible();
  await scan(page, back);
  await expect(verdict(page)).toHaveText("Valid");

  await retired.getByRole("button", { name: `Revoke ${before}` }).click();
  const dialog = admin.getByRole("alertdialog");
  await dialog.getByRole("button", { name: "Revoke" }).click();
  await expect(dialog.getByRole("alert")).toContainText("Say why");
  await dialog.getByLabel("Reason").fill("A back-up was stolen");
  await dialog.getByRole("button", { name: "Revoke" }).click();
  await expect(admin.getByRole("row", { name: new RegExp(`${before}.*Revoked.*A back-up was stolen`) })).toBeVisible();
  await page.reload();
  await hydrated(page);
  await scan(page, back);
  await expect(verdict(page)).toHaveText("Not signed by this office");
  await expect(page.getByRole("article")).toContainText(`Of key ${before}, which was revoked`);
});

test("the public pages are without serious findings, in both themes and on a phone", async ({ clerk, context }) => {
  test.setTimeout(150_000);
  const { license, back } = await cardOf(clerk);
  const page = await stranger(context);
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 844 });
    for (const path of ["/verify", `/verify/${license.number}`, "/verify/L-0000-0000-0000", "/verify/scan"]) {
      await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
      await open(page, path);
      if (path === "/verify/scan") {
        await scan(page, back);
        await expect(verdict(page)).toBeVisible();
      }
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await expect(page.locator("html")).toHaveClass(new RegExp(`\\b${colorScheme}\\b`));
        expect.soft(await seriousFindings(page), `${path}, ${colorScheme}, ${width} px`).toEqual([]);
      }
      expect.soft(await sidewaysPx(page), `${path} is wider than ${width} px`).toBe(0);
    }
  }
});
