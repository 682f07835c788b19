import { beforeAll, describe, expect, it } from "vitest";
import { rotateIssuerKey } from "@/lib/platform/issuer/service";
import { forgetSettings } from "@/lib/platform/settings";
import { call } from "@/tests/support/call";
import { makeLicense, makeUser } from "@/tests/support/office";
import { testIssuer } from "../barcode/test-issuer";
import { cardOf, inputHashOf } from "../generation/card-data";
import { moveLicense } from "../life-cycle-service";
import type { LicenseRow } from "../view";
import { outcomeOf } from "./outcome";
import type { ScanVerification, Verification } from "./schema";

let clerk: Awaited<ReturnType<typeof makeUser>>;
beforeAll(async () => {
  process.env.VERIFICATIONS_PER_MINUTE = "10000";
  forgetSettings();
  clerk = await makeUser("clerk");
});

const scan = async (json: object) => (await call("POST", "/api/v1/verify", { json })).body as ScanVerification;
const check = async (code: string) =>
  (await call("GET", `/api/v1/verify/${encodeURIComponent(code)}`)).body as Verification;
const barcodeOf = async (license: LicenseRow) => (await cardOf(license, null)).data.barcodeText;

describe("a scanned card", () => {
  it("is valid while the register says the same, with the holder's name", async () => {
    const license = await makeLicense(clerk.actor);
    const payload = await barcodeOf(license);
    const answer = await scan({ payload });
    expect(answer).toMatchObject({
      outcome: "valid",
      seal: "genuine",
      profile: "json",
      key: { status: "active" },
      card: { license_number: license.licenseNumber, id_number: license.person.idNumber },
      license: { holder_name: `${license.person.firstName} ${license.person.lastName}`, category: "B" },
    });
    const asBytes = await scan({ payload_base64: Buffer.from(payload).toString("base64") });
    expect(asBytes).toEqual({ ...answer, checked_at: asBytes.checked_at });
  });

  it("is suspended, valid again, revoked, as the license moves", async () => {
    const license = await makeLicense(clerk.actor);
    const payload = await barcodeOf(license);
    for (const [move, outcome] of [
      ["suspend", "suspended"],
      ["reactivate", "valid"],
      ["revoke", "revoked"],
    ] as const) {
      await moveLicense(clerk.actor, license.id, move, "a reason that is nobody's business");
      const answer = await scan({ payload });
      expect(answer).toMatchObject({ outcome, seal: "genuine" });
      expect(JSON.stringify(answer)).not.toContain("nobody's business");
    }
  });

  it("is replaced once the license was changed, and suspended all the same when it is that", async () => {
    const license = await makeLicense(clerk.actor);
    const payload = await barcodeOf(license);
    await call("PUT", `/api/v1/licenses/${license.id}`, { token: clerk.token, json: { category: "B, C1" } });
    expect(await scan({ payload })).toMatchObject({ outcome: "replaced", seal: "genuine", license: null });
    await moveLicense(clerk.actor, license.id, "suspend", "x");
    expect((await scan({ payload })).outcome).toBe("suspended");
  });

  it("is unknown when genuine but removed; altered, of an unknown issuer, unreadable by itself", async () => {
    const license = await makeLicense(clerk.actor);
    const payload = await barcodeOf(license);
    await call("DELETE", `/api/v1/licenses/${license.id}`, { token: clerk.token });
    expect(await scan({ payload })).toMatchObject({ outcome: "unknown", seal: "genuine", license: null });
    const altered = await scan({ payload: payload.replace('"category":"B"', '"category":"EC"') });
    expect(altered).toMatchObject({ outcome: "altered", card: { category: "EC" }, license: null });
    const fields = { license_number: "L-1", id_number: "1", category: "B", issue_date: "2025-01-01" };
    const foreign = testIssuer().json({ ...fields, expiry_date: "2030-01-01" });
    expect(await scan({ payload: foreign })).toMatchObject({ outcome: "unknown_issuer", key: { status: null } });
    expect(await scan({ payload: "hello" })).toMatchObject({ outcome: "unreadable", card: null });
  });

  it("is read in the profile of 720 bytes too", async () => {
    process.env.BARCODE_PROFILE = "za-720";
    forgetSettings();
    try {
      const license = await makeLicense(clerk.actor);
      const payload_base64 = await barcodeOf(license);
      expect(Buffer.from(payload_base64, "base64")).toHaveLength(720);
      expect(await barcodeOf(license)).toBe(payload_base64);
      expect(await scan({ payload_base64 })).toMatchObject({ outcome: "valid", seal: "genuine", profile: "za-720" });
      const bytes = Buffer.from(payload_base64, "base64");
      bytes[300]! ^= 4;
      expect((await scan({ payload_base64: bytes.toString("base64") })).outcome).toBe("altered");
    } finally {
      delete process.env.BARCODE_PROFILE;
      forgetSettings();
    }
  });

  it("stays current when the key is rotated, and is signed anew only when it is drawn anew", async () => {
    const admin = await makeUser("admin");
    const license = await makeLicense(clerk.actor);
    const [before, hash] = [await barcodeOf(license), inputHashOf(license, null)];
    const { kid } = await rotateIssuerKey(admin.actor, "card-ed25519");
    expect(inputHashOf(license, null)).toBe(hash);
    expect(before).not.toContain(kid);
    expect(await barcodeOf(license)).toContain(kid);
    expect(await scan({ payload: before })).toMatchObject({ outcome: "valid", key: { status: "retired" } });
  });

  it("must be given once, as text or as bytes", async () => {
    for (const json of [{}, { payload: "a", payload_base64: "YQ==" }, { payload_base64: "not base64!" }])
      expect((await call("POST", "/api/v1/verify", { json })).status).toBe(422);
  });
});

describe("a code", () => {
  it("of the public page tells what the card tells, but for the id number", async () => {
    const license = await makeLicense(clerk.actor);
    const answer = await check(license.verificationCode);
    expect(answer).toMatchObject({
      outcome: "valid",
      license: { holder_name: `${license.person.firstName} ${license.person.lastName}` },
    });
    expect(JSON.stringify(answer)).not.toContain(license.person.idNumber);
  });

  it("that is a license number tells nothing of the holder, however it is typed", async () => {
    const license = await makeLicense(clerk.actor);
    const answer = await check(` ${license.licenseNumber.toLowerCase().replaceAll("-", "- ")} `);
    expect(answer.outcome).toBe("valid");
    expect(answer.license).toEqual({
      license_number: license.licenseNumber,
      category: "B",
      issue_date: expect.any(String),
      expiry_date: expect.any(String),
      restrictions: null,
      holder_name: null,
    });
  });

  it("of nothing is unknown", async () => {
    for (const code of ["L-0000-0000-0000", crypto.randomUUID(), "' or 1=1", "ß"])
      expect(await check(code)).toMatchObject({ outcome: "unknown", license: null });
  });
});

it("a license is valid on its last day, and expired on the next", () => {
  expect(outcomeOf("active", "2030-05-01", "2030-05-01")).toBe("valid");
  expect(outcomeOf("active", "2030-05-01", "2030-05-02")).toBe("expired");
  expect(outcomeOf("pending_collection", "2030-05-01", "2026-01-01")).toBe("pending");
});

it("checks are limited per address", async () => {
  const { takeVerification } = await import("@/lib/platform/auth/throttle");
  const takes = Array.from({ length: 10_001 }, () =>
    takeVerification("192.0.2.7").then(
      () => "ok",
      (error) => error.code,
    ),
  );
  expect((await Promise.all(takes)).filter((answer) => answer !== "ok")).toEqual(["rate_limited"]);
  await expect(takeVerification("192.0.2.8")).resolves.toBeUndefined();
});
