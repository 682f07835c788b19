import { execFileSync, spawnSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { authorityCertificates, signerRevocationList } from "@/lib/platform/issuer/document-signer";
import { activeKey } from "@/lib/platform/issuer/keys";
import { revokeIssuerKey, rotateIssuerKey } from "@/lib/platform/issuer/service";
import { connectJobs } from "@/lib/platform/jobs/jobs";
import { readMedia } from "@/lib/platform/storage/media";
import { call } from "@/tests/support/call";
import { makeLicense, makeUser } from "@/tests/support/office";
import { readPdf } from "../card/test-scan";
import { filesOf } from "../generation/files";
import { generateInPlace } from "../generation/in-place";
import { moveLicense } from "../life-cycle-service";
import { readSignature, signerOf } from "./test-verify";

let clerk: Awaited<ReturnType<typeof makeUser>>;
let licenseId: number;
let pdf: Buffer;
let plain: Buffer;
let authority: X509Certificate;

const download = (id: number) => call("GET", `/api/v1/licenses/${id}/download/signed_pdf`, { token: clerk.token });

beforeAll(async () => {
  connectJobs(async () => undefined);
  clerk = await makeUser("clerk");
  const license = await makeLicense(clerk.actor);
  licenseId = license.id;
  const files = await filesOf(await generateInPlace(license.id));
  plain = await readMedia(files.combined_pdf ?? "");
  const { status, headers, bytes } = await download(license.id);
  expect(status).toBe(200);
  expect(headers.get("content-disposition")).toContain(`license_${license.licenseNumber}_signed.pdf`);
  pdf = bytes;
  authority = new X509Certificate(await authorityCertificates());
});

describe("the signed PDF", () => {
  test("is the card's own, byte for byte, with a signature that covers all of it", async () => {
    expect(pdf.subarray(0, plain.length).equals(plain)).toBe(true);
    expect((await readPdf(pdf)).map(({ text }) => text)).toEqual((await readPdf(plain)).map(({ text }) => text));
    const { covered, cms, coversAll } = readSignature(pdf);
    expect(coversAll).toBe(true);
    const signer = signerOf(cms, covered, authority);
    expect(signer?.subject).toContain("PDF signer");
    expect(signer?.keyUsage).toEqual(["1.3.6.1.5.5.7.3.36"]);
    expect(pdf.toString("latin1")).toContain("/SubFilter /ETSI.CAdES.detached");
  });

  test.each([100, 5000, -300])("is no longer signed when the byte at %i is another", (at) => {
    const altered = Buffer.from(pdf);
    const place = at < 0 ? altered.length + at : at;
    altered[place]! ^= 1;
    const { covered, cms } = readSignature(altered);
    expect(signerOf(cms, covered, authority)).toBeNull();
  });

  test("is not of an authority that has only the same name", async () => {
    const admin = await makeUser("admin");
    await rotateIssuerKey(admin.actor, "mdl-iaca-p256");
    const other = new X509Certificate((await activeKey("mdl-iaca-p256")).certificate ?? "");
    const { covered, cms } = readSignature(pdf);
    expect(signerOf(cms, covered, other)).toBeNull();
    // The next one is signed by a signer of the new authority.
    const next = readSignature((await download(licenseId)).bytes);
    expect(signerOf(next.cms, next.covered, other)).not.toBeNull();
  });

  test("names the authority's revocation list, which tells of a revoked signer", async () => {
    const admin = await makeUser("admin");
    const { kid } = await activeKey("pdf-signer-p256");
    const authorityKid = (await activeKey("mdl-iaca-p256")).kid;
    const before = (await signerRevocationList(authorityKid)).length;
    await rotateIssuerKey(admin.actor, "pdf-signer-p256");
    await revokeIssuerKey(admin.actor, kid, "The back-up was stolen");
    expect((await signerRevocationList(authorityKid)).length).toBeGreaterThan(before);
  });

  test("is made of nothing but an active license with a card that is up to date", async () => {
    const license = await makeLicense(clerk.actor);
    expect(await download(license.id)).toMatchObject({ status: 404, body: { code: "file_not_generated" } });
    await generateInPlace(license.id);
    const edit = { token: clerk.token, json: { restrictions: "Corrective lenses" } };
    await call("PUT", `/api/v1/licenses/${license.id}`, edit);
    expect(await download(license.id)).toMatchObject({ status: 409, body: { code: "card_outdated" } });
    await moveLicense(clerk.actor, license.id, "suspend", "Unpaid fines");
    expect(await download(license.id)).toMatchObject({ status: 409, body: { code: "license_not_active" } });
  });
});

const has = (program: string, argument: string): boolean => spawnSync(program, [argument]).status === 0;

describe("programs of other people", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "signed-pdf-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = (name: string, bytes: Uint8Array | string) => {
    const place = path.join(folder, name);
    writeFileSync(place, bytes);
    return place;
  };

  test.skipIf(!has("openssl", "version"))("openssl verifies the signature up to the authority", () => {
    const { covered, cms } = readSignature(pdf);
    const verification = (content: Uint8Array) => [
      ...["cms", "-verify", "-binary", "-inform", "DER", "-purpose", "any"],
      ...["-in", file("signature.p7s", cms), "-content", file("content", content)],
      ...["-CAfile", file("authority.pem", authority.toString()), "-out", path.join(folder, "out")],
    ];
    expect(spawnSync("openssl", verification(covered)).stderr.toString()).toMatch(/Verification successful/);
    const altered = Buffer.from(covered);
    altered[200]! ^= 1;
    expect(spawnSync("openssl", verification(altered)).status).not.toBe(0);
  });

  test.skipIf(!has("pdfsig", "-v"))("poppler finds it valid, of the whole document", () => {
    const told = execFileSync("pdfsig", ["-nocert", file("card.pdf", pdf)]).toString();
    expect(told).toContain("Signature is Valid");
    expect(told).toContain("Total document signed");
    expect(told).toContain("ETSI.CAdES.detached");
  });
});
