import { readFile } from "node:fs/promises";
import { IssuerSigned } from "@owf/mdoc";
import { seriousFindings } from "./support/axe";
import { addPhoto, makeLicense, makePerson, post } from "./support/data";
import { expect, test } from "./support/desk";
import { open } from "./support/page";

test("a clerk issues a mobile license for a key made at the desk; a suspended license gets none", async ({ clerk }) => {
  const person = await makePerson(clerk);
  const license = await makeLicense(clerk, person.id);
  const card = clerk.locator("section", { has: clerk.getByRole("heading", { name: "Mobile license" }) });
  await open(clerk, `/licenses/${license.id}`);
  await expect(card).toContainText("its holder has none yet");
  await expect(card.getByRole("button")).toHaveCount(0);

  await addPhoto(clerk, person.id);
  await open(clerk, `/licenses/${license.id}`);
  await card.getByRole("button", { name: "Issue mobile license" }).click();
  const dialog = clerk.getByRole("alertdialog");
  await dialog.getByRole("textbox", { name: "Device key" }).fill('{ "kty": "RSA" }');
  await dialog.getByRole("button", { name: "Issue and download" }).click();
  await expect(dialog.getByText("kty must be EC")).toBeVisible();
  expect(await seriousFindings(clerk)).toEqual([]);

  const keyFile = clerk.waitForEvent("download");
  await dialog.getByRole("button", { name: "Make a key on this computer" }).click();
  const key = JSON.parse(await readFile(await (await keyFile).path(), "utf8")) as Record<string, string>;
  expect(Object.keys(key).sort()).toEqual(["crv", "d", "kty", "x", "y"]);
  await expect(dialog.getByRole("textbox", { name: "Device key" })).not.toHaveValue(new RegExp(key.d ?? "no key"));

  const document = clerk.waitForEvent("download");
  await dialog.getByRole("button", { name: "Issue and download" }).click();
  const download = await document;
  expect(download.suggestedFilename()).toBe(`license_${license.number}_mdl.cbor`);
  const { mobileSecurityObject } = IssuerSigned.decode(await readFile(await download.path())).issuerAuth;
  expect(mobileSecurityObject.deviceKeyInfo.deviceKey.jwk).toMatchObject({ x: key.x, y: key.y });
  await expect(clerk.getByText(`Issued ${license.number} as a mobile license`).first()).toBeVisible();

  await post(clerk, `/licenses/${license.id}/suspend`, { reason: "Unpaid fines" });
  await open(clerk, `/licenses/${license.id}`);
  await expect(card).toContainText("this one is suspended");
});
