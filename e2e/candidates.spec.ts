import sharp from "sharp";
import { drawDocument } from "@/lib/identity/extract/testing/drawn-document";
import { syntheticPortraitJpeg } from "@/lib/people/photo/testing/synthetic-face";
import { uniqueWord } from "./support/data";
import { expect, test } from "./support/desk";
import { open } from "./support/page";

test("an intake fills its form from a drawn passport, is gone on with, saved, and brought back after a delete", async ({
  clerk,
}) => {
  const { image, fields } = drawDocument("passport", 4711);
  const raw = { width: image.width, height: image.height, channels: 3 as const };
  const passport = await sharp(image.data, { raw }).jpeg().toBuffer();
  const number = uniqueWord("P").toUpperCase();

  await open(clerk, "/candidates/new");
  await clerk.getByRole("button", { name: "Begin an intake" }).click();
  const send = (label: string, name: string, buffer: Buffer) =>
    clerk.getByLabel(`${label}: Choose a file`).setInputFiles({ name, mimeType: "image/jpeg", buffer });
  await send("Photo", "me.jpg", Buffer.from(await syntheticPortraitJpeg({ seed: 7 })));
  await expect(clerk.getByRole("region", { name: "Photo" }).getByText("me.jpg")).toBeVisible();
  await send("Signature", "me.docx.jpg", Buffer.from("no picture"));
  await expect(clerk.getByText("Invalid image type for signature. Allowed: JPEG, PNG")).toBeVisible();
  await send("Passport, front", "front.jpg", passport);

  const lastName = clerk.getByRole("textbox", { name: "Last name" });
  await expect(lastName).toHaveValue(fields.surname ?? "", { timeout: 30_000 });
  await expect(clerk.getByRole("table").getByText(fields.surname ?? "")).toBeVisible();
  await lastName.fill("O'Brien");
  await clerk.getByRole("textbox", { name: "Passport", exact: true }).fill(number);
  await expect(clerk.getByText(`The document says: ${fields.surname}`)).toBeVisible();
  await expect(clerk.getByText("All changes are kept")).toBeVisible();

  // As at another machine: nothing of this page is left.
  const address = clerk.url();
  await open(clerk, "/candidates/new");
  await clerk.locator(`a[href="${new URL(address).pathname}"]`).click();
  await expect(clerk.getByRole("textbox", { name: "Last name" })).toHaveValue("O'Brien");
  await clerk.getByRole("button", { name: "Save candidate" }).click();

  await expect(clerk.getByRole("heading", { level: 1, name: /O'Brien$/ })).toBeVisible();
  await clerk.getByRole("tab", { name: /Documents/ }).click();
  await expect(clerk.getByRole("img", { name: "Photo" })).toBeVisible();
  await clerk.getByRole("button", { name: "Delete" }).click();
  await clerk.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
  await clerk.getByRole("button", { name: "Undo" }).click();
  await expect(clerk.getByText(`Passport ${number}`)).toBeVisible();
});
