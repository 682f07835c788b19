import { execFile } from "node:child_process";
import { randomInt } from "node:crypto";
import { promisify } from "node:util";
import { readPdf } from "@/lib/licenses/card/test-scan";
import { expect, test } from "./support/desk";
import { open, withoutHotReload } from "./support/page";

/** A candidate who has chosen a certificate. Answers the certificate's id. */
async function makeSelection(first: string, last: string, passport: string): Promise<string> {
  const script = ["--import", "tsx", "e2e/support/make-selection.ts", first, last, passport];
  const { stdout } = await promisify(execFile)(process.execPath, script, { env: process.env });
  return stdout.trim().split("\n").at(-1) ?? "";
}

test("a certificate is issued, downloaded, verified by anybody, and revoked", async ({ admin, browser, baseURL }) => {
  test.setTimeout(120_000);
  const last = `O’Connor ${randomInt(1e6)}`;
  const id = await makeSelection("Mei Lin", last, `P${randomInt(1e9)}`);
  await open(admin, `/certificates/${id}`);
  await admin.getByRole("button", { name: "Issue" }).click();
  const dialog = admin.getByRole("dialog");
  await dialog.getByLabel("Course began").fill("2026-05-04");
  await dialog.getByRole("button", { name: "Issue" }).click();
  await expect(admin.getByRole("img", { name: /^The certificate / })).toBeVisible();
  const number = (await admin.getByRole("heading", { level: 1 }).textContent())?.match(/[A-Z0-9]{5}\d{10}/)?.[0] ?? "";

  const pdf = await (await admin.request.get(`/api/certificate/certificates/${id}/pdf`)).body();
  const [page] = await readPdf(pdf);
  expect(page?.text).toContain(`Mei Lin ${last}`);
  expect(page?.text).toContain(number);

  const address = await admin.getByRole("link", { name: "Verification page" }).getAttribute("href");
  const context = await withoutHotReload(await browser.newContext({ baseURL, viewport: { width: 390, height: 844 } }));
  const stranger = await context.newPage();
  const verdict = stranger.getByRole("article").getByRole("heading", { level: 2 });
  await open(stranger, address ?? "");
  await expect(verdict).toHaveText("Valid");
  await expect(stranger.getByText(`Mei Lin ${last}`)).toBeVisible();
  await open(stranger, `${address?.slice(0, -8)}AAAAAAAA`);
  await expect(verdict).toHaveText("Altered");
  await stranger.getByRole("link", { name: "Check another certificate" }).click();
  await stranger.getByLabel("Certificate number").fill(number.toLowerCase());
  await stranger.getByRole("button", { name: "Check" }).click();
  await expect(verdict).toHaveText("Valid");
  await expect(stranger.getByText(last)).toHaveCount(0);

  await admin.getByRole("button", { name: "Revoke" }).click();
  await admin.getByLabel("Reason").fill("Obtained by fraud");
  await admin.getByRole("dialog").or(admin.getByRole("alertdialog")).getByRole("button", { name: "Revoke" }).click();
  await expect(admin.getByText("This certificate was revoked")).toBeVisible();
  await open(stranger, address ?? "");
  await expect(verdict).toHaveText("Revoked");
  await context.close();
});
