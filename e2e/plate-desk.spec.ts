import { randomInt } from "node:crypto";
import sharp from "sharp";
import { drawScene } from "@/lib/plates/recognition/testing/drawn-scene";
import { uniqueWord } from "./support/data";
import { expect, test } from "./support/desk";
import { open } from "./support/page";

/** A Cape Town plate of digits that no reader takes for letters. */
const randomPlate = (): string => {
  const digit = () => "23479"[randomInt(5)];
  return `CA ${digit()}${digit()}${digit()}-${digit()}${digit()}${digit()}`;
};

async function pictureOf(plate: string): Promise<Buffer> {
  const { data, width, height } = drawScene({
    width: 960,
    height: 540,
    plates: [{ lines: [plate], x: 360, y: 300, width: 240, height: 54 }],
  });
  return sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 92 })
    .toBuffer();
}

test("a camera is put on the map, a picture is read, and its hit is confirmed in the live feed", async ({
  admin,
  as,
}) => {
  test.setTimeout(120_000);
  const name = uniqueWord("Gate ");
  const plate = randomPlate();

  await test.step("a camera is added where the map is clicked", async () => {
    await open(admin, "/cameras/new");
    await admin.getByLabel("Name", { exact: false }).first().fill(name);
    const map = admin.getByRole("region", { name: /Place of the camera/ });
    await expect(map.locator(".map-land").first()).toBeAttached();
    await map.click({ position: { x: 200, y: 120 } });
    await expect(admin.getByLabel("Latitude")).toHaveValue(/^-\d+\.\d+$/);
    await admin.getByLabel("Longitude").fill("200");
    await admin.getByRole("button", { name: "Add camera" }).click();
    await expect(admin.getByText("must lie between -180 and 180").first()).toBeVisible();
    await admin.getByLabel("Longitude").fill("18.4241");
    await admin.getByLabel("Looks to").fill("215");
    await admin.getByRole("button", { name: "Add camera" }).click();
    await expect(admin.getByRole("heading", { level: 1, name })).toBeVisible();
  });

  await test.step("a plate is looked out for", async () => {
    await open(admin, "/watchlist/new");
    await admin.getByLabel("Plate with wildcards").fill(plate);
    await admin.getByLabel("Try a plate").fill(plate.replace("-", ""));
    const trial = admin.getByRole("status").filter({ hasText: "This plate would be" });
    await expect(trial).toContainText("would be a hit");
    await admin.getByLabel("Try a plate").fill("ND 1");
    await expect(trial).toContainText("would be no hit");
    await admin.getByLabel("Description").fill(`Seen by ${name}`);
    await admin.getByLabel("Look-alikes too").check();
    await admin.getByRole("button", { name: "Create" }).click();
    await expect(admin.getByRole("heading", { level: 1 })).toContainText("CA");
  });

  const watcher = await as("clerk");
  await open(watcher, "/watchlist/hits");
  await expect(watcher.getByText("Live", { exact: true })).toBeVisible();

  await test.step("a picture is sent and read", async () => {
    await open(admin, "/plates/uploads");
    await admin.getByLabel("Camera", { exact: true }).first().selectOption({ label: name });
    await admin
      .getByLabel(/Drop recordings and pictures/)
      .setInputFiles({ name: "gate.jpg", mimeType: "image/jpeg", buffer: await pictureOf(plate) });
    await admin.getByRole("button", { name: "Send 1 file" }).click();
    await expect(admin.getByText(/Done.*1 read/).first()).toBeVisible({ timeout: 60_000 });
    await admin.getByRole("link", { name: "Open" }).first().click();
    await expect(admin.getByRole("img", { name: /^Plate CA/ })).toBeVisible();
  });

  await test.step("the hit is in the feed by itself, and a person confirms it", async () => {
    const hit = watcher.getByRole("article").filter({ hasText: `Seen by ${name}` });
    await expect(hit).toContainText("Unverified");
    await expect(hit.getByRole("img")).toBeVisible();
    await hit.getByRole("button", { name: /^Confirm/ }).click();
    await expect(hit).toContainText("Confirmed");
  });
});
