import { base64url, compactVerify, importJWK } from "jose";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "@/lib/platform/db";
import { ensureKeys, signingKey } from "@/lib/platform/issuer/keys";
import { ISSUER_KEY_KIND_IDS } from "@/lib/platform/issuer/kinds";
import { seal, unseal } from "@/lib/platform/issuer/seal";
import { revokeIssuerKey, rotateIssuerKey } from "@/lib/platform/issuer/service";
import { signedTrustList, trustList } from "@/lib/platform/issuer/trust-list";
import { forgetSettings } from "@/lib/platform/settings";
import { call } from "@/tests/support/call";
import { emptyOffice, makeUser } from "@/tests/support/office";
import { readBarcode } from "../barcode/verify";
import { signBlocks, signPayload } from "./signer";

const payload = {
  license_number: "L-1A2B-3C4D-5E6F",
  id_number: "9001015800087",
  category: "B",
  issue_date: "2025-05-01",
  expiry_date: "2030-05-01",
};

const withSecret = (secret: string) => {
  vi.stubEnv("ISSUER_KEY_SECRET", secret);
  forgetSettings();
};

beforeEach(() => emptyOffice());
afterEach(() => {
  vi.unstubAllEnvs();
  forgetSettings();
});

describe("issuer keys", () => {
  it("are made once, one of each kind, however many ask first at the same moment", async () => {
    const asked = await Promise.all(Array.from({ length: 4 }, () => ensureKeys()));
    const kids = asked.map((keys) => keys.map(({ kid }) => kid).sort());
    expect(new Set(kids.map((list) => list.join())).size).toBe(1);
    expect((await db().issuerKey.findMany()).map(({ kind }) => kind).sort()).toEqual([...ISSUER_KEY_KIND_IDS].sort());
    expect(await db().auditEntry.count({ where: { resourceType: "issuer_key", action: "create" } })).toBe(
      ISSUER_KEY_KIND_IDS.length,
    );
  });

  it("keep their private parts sealed: no part of one lies in the database as it is", async () => {
    await ensureKeys();
    for (const key of await db().issuerKey.findMany()) {
      const der = unseal(key.privateSealed, key.id);
      expect(Buffer.from(key.privateSealed).includes(der.subarray(-24))).toBe(false);
      expect(Object.keys(key.publicJwk as object)).not.toContain("d");
      expect(() => unseal(key.privateSealed, "another row")).toThrow(/cannot be opened/);
    }
    expect(seal(Buffer.from("k"), "id").equals(seal(Buffer.from("k"), "id"))).toBe(false);
  });

  it("cannot be opened with another secret, and the refusal names the setting", async () => {
    await ensureKeys();
    withSecret("another secret of more than 32 characters");
    await expect(signPayload(payload)).rejects.toMatchObject({
      code: "issuer_keys_sealed",
      message: expect.stringContaining("ISSUER_KEY_SECRET is not the secret"),
    });
    const { status, body } = await call("GET", "/api/v1/verify/trust-list");
    expect([status, (body as { jws: unknown }).jws]).toEqual([200, null]);
    const admin = await makeUser("admin");
    const listed = await call("GET", "/api/v1/issuer-keys", { token: admin.token });
    expect((listed.body as { usable: boolean }[]).map(({ usable }) => usable)).toEqual(
      ISSUER_KEY_KIND_IDS.map(() => false),
    );
  });

  it("sign alike until they are rotated; what the earlier key signed stays genuine until it is revoked", async () => {
    const admin = await makeUser("admin");
    const read = async (text: string) => readBarcode(new TextEncoder().encode(text), await trustList());
    const { barcode: before } = await signPayload(payload);
    expect((await signPayload(payload)).barcode).toBe(before);
    const { kid } = await signingKey("card-ed25519");

    const rotated = await rotateIssuerKey(admin.actor, "card-ed25519");
    const { kid: signedBy, barcode: after } = await signPayload(payload);
    expect(signedBy).toBe(rotated.kid);
    expect(after).toContain(`"kid":"${rotated.kid}"`);
    expect(await read(before)).toMatchObject({ seal: "genuine", key: { kid, status: "retired" } });
    expect(await read(after)).toMatchObject({ seal: "genuine", key: { kid: rotated.kid, status: "active" } });

    await expect(revokeIssuerKey(admin.actor, rotated.kid, "lost")).rejects.toMatchObject({ code: "key_is_active" });
    await revokeIssuerKey(admin.actor, kid, "The back-up was stolen");
    await expect(revokeIssuerKey(admin.actor, kid, "again")).rejects.toMatchObject({ code: "already_revoked" });
    expect(await read(before)).toMatchObject({ seal: "unknown_issuer", key: { kid, status: "revoked" } });
    expect((await read(after)).seal).toBe("genuine");
    const trail = await db().auditEntry.findMany({ where: { resourceType: "issuer_key", userId: admin.user.id } });
    expect(trail.map(({ action }) => action).sort()).toEqual(["create", "revoke"]);
  });

  it("are one active per kind even when two rotate at the same moment", async () => {
    const admin = await makeUser("admin");
    await ensureKeys();
    await Promise.all([rotateIssuerKey(admin.actor, "card-ed25519"), rotateIssuerKey(admin.actor, "card-ed25519")]);
    const keys = await db().issuerKey.findMany({ where: { kind: "card-ed25519" } });
    expect(keys.map(({ state }) => state).sort()).toEqual(["active", "retired", "retired"]);
  });

  it("sign the blocks, which the published keys open", async () => {
    const { barcode: code } = await signBlocks(
      {
        codes: ["B"],
        surname: "NKOSI",
        initials: "A",
        country: "ZA",
        restrictions: "0",
        licenseNumber: payload.license_number,
        idNumber: payload.id_number,
        issueDate: payload.issue_date,
        expiryDate: payload.expiry_date,
        birthDate: "1990-01-01",
        gender: "female",
      },
      null,
    );
    expect(await readBarcode(code, await trustList())).toMatchObject({ seal: "genuine", fields: payload });
  });
});

describe("the trust list", () => {
  it("tells every key with its state and no private part, and is signed by the active one", async () => {
    const admin = await makeUser("admin");
    await rotateIssuerKey(admin.actor, "card-ed25519");
    const list = await trustList();
    expect(list.keys.map(({ kind, status }) => `${kind} ${status}`).sort()).toEqual([
      "card-ed25519 active",
      "certificate-ed25519 active",
      "mdl-iaca-p256 active",
      "mdl-signer-p256 active",
      "pdf-signer-p256 active",
      "za-720-rsa-1024 active",
      "za-720-rsa-592 active",
    ]);
    expect(JSON.stringify(list)).not.toMatch(/"(d|p|q|dp|dq|qi)":/);
    for (const key of list.keys.filter(({ kty }) => kty === "RSA")) expect(key.pem).toContain("BEGIN RSA PUBLIC KEY");

    const active = list.keys.find(({ kind }) => kind === "card-ed25519");
    const { payload: signed, protectedHeader } = await compactVerify(
      await signedTrustList(list),
      await importJWK({ kty: "OKP", crv: "Ed25519", x: active?.x ?? "" }, "EdDSA"),
    );
    expect(protectedHeader.kid).toBe(active?.kid);
    expect(JSON.parse(new TextDecoder().decode(signed))).toEqual(list);
    expect(base64url.decode(active?.kid ?? "")).toHaveLength(8);
  });
});
