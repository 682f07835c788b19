import { generateKeyPairSync, X509Certificate } from "node:crypto";
import { DeviceResponse, parse } from "@auth0/mdl";
import { cborDecode, cborEncode } from "@auth0/mdl/lib/cbor/index.js";
import { Header, Holder, IssuerSigned, SessionTranscript, Verifier } from "@owf/mdoc";
import { addDays } from "date-fns";
import { base64url } from "jose";
import { beforeAll, describe, expect, it } from "vitest";
import { syntheticPortraitJpeg } from "@/lib/people/photo/testing/synthetic-face";
import { db } from "@/lib/platform/db";
import { authorityCertificate } from "@/lib/platform/issuer/certificates";
import { signerRevocationList } from "@/lib/platform/issuer/document-signer";
import { ensureKeys } from "@/lib/platform/issuer/keys";
import { MDL_AUTHORITY_KIND, MDL_SIGNER_KIND } from "@/lib/platform/issuer/kinds";
import { revokeIssuerKey, rotateIssuerKey } from "@/lib/platform/issuer/service";
import { trustList } from "@/lib/platform/issuer/trust-list";
import { call } from "@/tests/support/call";
import { emptyOffice, makeLicense, makePerson, makeUser } from "@/tests/support/office";
import { moveLicense } from "../life-cycle-service";
import type { LicenseRow } from "../view";
import { MDL_DOCTYPE, MDL_NAMESPACE } from "./elements";
import { issueMdl } from "./service";
import { readerContext } from "./test-reader";

const device = generateKeyPairSync("ec", { namedCurve: "P-256" });
const deviceKey = device.publicKey.export({ format: "jwk" }) as { kty: "EC"; crv: "P-256"; x: string; y: string };

let clerk: Awaited<ReturnType<typeof makeUser>>;
let admin: Awaited<ReturnType<typeof makeUser>>;
let license: LicenseRow;

async function licenseWithPortrait(): Promise<LicenseRow> {
  const made = await makeLicense(clerk.actor, (await makePerson(clerk.actor, { first_name: "Ada" })).id);
  const form = new FormData();
  form.set("photo", new Blob([new Uint8Array(await syntheticPortraitJpeg({ seed: 7 }))]), "me.jpg");
  const path = `/api/v1/citizens/${made.personId}/upload-photo`;
  expect((await call("POST", path, { token: clerk.token, form })).status).toBe(200);
  return made;
}

beforeAll(async () => {
  await emptyOffice();
  [clerk, admin] = [await makeUser("clerk"), await makeUser("admin")];
  license = await licenseWithPortrait();
});

const ask = (id: number, json: unknown, token = clerk.token) =>
  call("POST", `/api/v1/licenses/${id}/mdl`, { token, json });
const issue = async (now?: Date) => (await issueMdl(clerk.actor, license.id, deviceKey, now)).bytes;

/** The authorities as a reader gets them: from the public address. */
async function authorities(): Promise<Uint8Array[]> {
  const { bytes, headers } = await call("GET", "/api/v1/verify/iaca");
  expect(headers.get("content-type")).toBe("application/pem-certificate-chain");
  const pems = bytes.toString().match(/-----BEGIN[\s\S]*?END CERTIFICATE-----/g) ?? [];
  return pems.map((pem) => new Uint8Array(new X509Certificate(pem).raw));
}

const accept = async (issuerSigned: Uint8Array, now?: Date, trusted?: Uint8Array[]) =>
  Holder.verifyIssuerSigned(
    { issuerSigned, now, trustedCertificates: trusted ?? (await authorities()) },
    readerContext,
  );

const elementsOf = (bytes: Uint8Array, nameSpace = MDL_NAMESPACE): Record<string, unknown> =>
  Object.fromEntries(
    (IssuerSigned.decode(bytes).issuerNamespaces?.getIssuerNamespace(nameSpace) ?? []).map((item) => [
      item.elementIdentifier,
      item.elementValue,
    ]),
  );

describe("a mobile license, read by another library", () => {
  it("is accepted with the authority that the office publishes, and tells what the license says", async () => {
    const answer = await ask(license.id, { device_key: deviceKey });
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "application/cbor"]);
    expect(answer.headers.get("content-disposition")).toContain(`license_${license.licenseNumber}_mdl.cbor`);
    const bytes = new Uint8Array(answer.bytes);
    await accept(bytes);

    const elements = elementsOf(bytes);
    expect(elements).toMatchObject({
      family_name: license.person.lastName,
      issuing_country: "ZA",
      issuing_authority: "SPECIMEN",
      un_distinguishing_sign: "ZA",
      document_number: license.licenseNumber,
      age_over_18: true,
    });
    expect(Buffer.from(elements.portrait as Uint8Array).subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
    expect(elementsOf(bytes, "org.iso.18013.5.1.ZA")).toEqual({
      id_number: license.person.idNumber,
      categories: ["B"],
      restrictions: "0",
    });
    const { issuerAuth } = IssuerSigned.decode(bytes);
    const signer = (await trustList()).keys.find(({ kind }) => kind === MDL_SIGNER_KIND);
    expect(issuerAuth.unprotectedHeaders.headers.get(Header.KeyId)).toEqual(base64url.decode(signer?.kid ?? ""));
    const { docType, validityInfo, deviceKeyInfo } = issuerAuth.mobileSecurityObject;
    expect(docType).toBe(MDL_DOCTYPE);
    expect(deviceKeyInfo.deviceKey.jwk).toMatchObject(deviceKey);
    expect(validityInfo.validUntil.getTime() - validityInfo.signed.getTime()).toBe(90 * 86_400_000);

    // Dates are tagged text in the standard: 1004 full-date, 0 date-time without fractions of a second (7.2.1, 9.1.2.4).
    const raw = Buffer.from(bytes).toString("latin1");
    expect(raw).toContain(`\xd9\x03\xec\x6a${license.issueDate.toISOString().slice(0, 10)}`);
    expect(raw).toMatch(/validUntil\xc0\x74\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/);
  });

  it("is refused when an element was altered", async () => {
    const forged = Buffer.from(await issue());
    const at = forged.indexOf("age_over_18");
    const value = forged.indexOf(0xf5, at);
    forged[value] = 0xf4;
    await expect(accept(new Uint8Array(forged))).rejects.toThrow(/age_over_18/);
  });

  it("is refused by who trusts another authority, and after its own time", async () => {
    const bytes = await issue();
    const pair = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const state = { country: "ZA", authority: "SPECIMEN", url: "http://localhost" };
    const other = await authorityCertificate(pair, state, "http://localhost/crl", new Date());
    await expect(accept(bytes, undefined, [other])).rejects.toThrow(/no trusted authority/);
    await accept(bytes, addDays(new Date(), 89));
    await expect(accept(bytes, addDays(new Date(), 91))).rejects.toThrow(/valid/i);
    await expect(accept(bytes, addDays(new Date(), 458))).rejects.toThrow(/certificate is not valid now/);
  });

  it("shows only what its holder chooses, signed by the device", async () => {
    const response = await disclosed(await issue(), device.privateKey);
    const trustedCertificates = await authorities();
    const read = async (nonce: string, deviceResponse: Uint8Array) => {
      const asked = { deviceResponse, sessionTranscript: await session(nonce), trustedCertificates };
      return Verifier.verifyDeviceResponse(asked, readerContext);
    };
    await read("1", response);
    const shown = parse(response).documents[0]?.issuerSigned.nameSpaces[MDL_NAMESPACE] ?? [];
    expect(shown.map(({ elementIdentifier }) => elementIdentifier)).toEqual(["age_over_18"]);
    expect(response.includes(license.person.lastName)).toBe(false);

    await expect(read("2", response)).rejects.toThrow(/device signature/i);
    const thief = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const stolen = await disclosed(await issue(), thief.privateKey);
    await expect(read("1", stolen)).rejects.toThrow(/device signature/i);
  });
});

/** What binds an answer to one question of one reader (ISO/IEC 18013-7, B.4.4). */
const session = (verifierGeneratedNonce: string) =>
  SessionTranscript.forOid4VpDraft18(
    { clientId: "reader", responseUri: "https://reader.example", mdocGeneratedNonce: "m", verifierGeneratedNonce },
    readerContext,
  );

/** What a wallet with the device's key answers to the question whether the holder is 18. */
async function disclosed(issuerSigned: Uint8Array, key: typeof device.privateKey): Promise<Buffer> {
  const documents = [new Map(Object.entries({ docType: MDL_DOCTYPE, issuerSigned: cborDecode(issuerSigned) }))];
  const fields = [{ path: [`$['${MDL_NAMESPACE}']['age_over_18']`], intent_to_retain: false }];
  const answer = await DeviceResponse.from(cborEncode({ version: "1.0", documents, status: 0 }))
    .usingPresentationDefinition({
      id: "age",
      input_descriptors: [
        {
          id: MDL_DOCTYPE,
          format: { mso_mdoc: { alg: ["ES256"] } },
          constraints: { limit_disclosure: "required", fields },
        },
      ],
    })
    .usingSessionTranscriptBytes(Buffer.from((await session("1")).encode({ asDataItem: true })))
    .authenticateWithSignature(key.export({ format: "jwk" }), "ES256")
    .sign();
  return answer.encode();
}

describe("issuing", () => {
  it("is written into the trail with the device and the key that signed", async () => {
    await issue();
    const signer = (await ensureKeys()).find(({ kind }) => kind === MDL_SIGNER_KIND);
    const entry = await db().auditEntry.findFirstOrThrow({
      where: { resourceType: "license", resourceId: String(license.id), action: "download" },
      orderBy: { seq: "desc" },
    });
    expect(entry).toMatchObject({ userId: clerk.user.id, newValues: { signed_by: signer?.kid } });
  });

  it("refuses a device key that is none, by name, and one with its private part", async () => {
    const refused = async (device_key: unknown) => {
      const { status, body } = await ask(license.id, { device_key });
      return [status, JSON.stringify(body)];
    };
    expect(await refused(undefined)).toEqual([422, expect.stringContaining("device_key")]);
    expect(await refused({ ...deviceKey, crv: "P-384" })).toEqual([422, expect.stringContaining("crv")]);
    expect(await refused({ ...deviceKey, y: deviceKey.x })).toEqual([422, expect.stringContaining("no point")]);
    const secret = device.privateKey.export({ format: "jwk" });
    expect(await refused(secret)).toEqual([422, expect.stringContaining("never leave the device")]);
  });

  it("refuses a license without portrait, and one that is suspended", async () => {
    const bare = await makeLicense(clerk.actor);
    expect(await ask(bare.id, { device_key: deviceKey })).toMatchObject({ status: 409 });
    const suspended = await licenseWithPortrait();
    await moveLicense(clerk.actor, suspended.id, "suspend", "Unpaid fines");
    const answer = await ask(suspended.id, { device_key: deviceKey });
    expect([answer.status, JSON.stringify(answer.body)]).toEqual([409, expect.stringContaining("suspended")]);
  });
});

describe("the keys of mobile licenses", () => {
  it("are in the trust list with their certificates", async () => {
    const [authority] = await authorities();
    const listed = (await trustList()).keys.find(({ kind }) => kind === MDL_AUTHORITY_KIND);
    expect(listed).toMatchObject({
      alg: "ES256",
      crv: "P-256",
      x5c: [Buffer.from(authority ?? []).toString("base64")],
    });
  });

  it("are renewed before they end, and when the authority was rotated; documents of the earlier ones stay valid", async () => {
    const before = await issue();
    const [first] = await authorities();
    await rotateIssuerKey(admin.actor, MDL_AUTHORITY_KIND);
    const after = await issue();
    expect(await authorities()).toHaveLength(2);
    await accept(before);
    await accept(after);
    await expect(accept(after, undefined, first && [first])).rejects.toThrow(/no trusted authority/);

    const kid = async () => (await ensureKeys()).find(({ kind }) => kind === MDL_SIGNER_KIND)?.kid;
    const present = await kid();
    await issueMdl(clerk.actor, license.id, deviceKey, addDays(new Date(), 366));
    expect(await kid()).toBe(present);
    await issueMdl(clerk.actor, license.id, deviceKey, addDays(new Date(), 368));
    expect(await kid()).not.toBe(present);
  });

  it("name a revocation list, which tells of a revoked signer", async () => {
    const keys = await ensureKeys();
    const authority = keys.find(({ kind }) => kind === MDL_AUTHORITY_KIND);
    const signer = keys.find(({ kind }) => kind === MDL_SIGNER_KIND);
    const [der] = await authorities();
    expect(Buffer.from(der ?? []).toString("latin1")).toContain(`/api/v1/verify/iaca/${authority?.kid}/crl`);
    const serial = Buffer.from(new X509Certificate(signer?.certificate ?? "").serialNumber, "hex");
    const listed = async () => Buffer.from(await signerRevocationList(authority?.kid ?? "")).includes(serial);
    await rotateIssuerKey(admin.actor, MDL_SIGNER_KIND);
    expect(await listed()).toBe(false);
    await revokeIssuerKey(admin.actor, signer?.kid ?? "", "The back-up was stolen");
    expect(await listed()).toBe(true);
    const answer = await call("GET", `/api/v1/verify/iaca/${authority?.kid}/crl`);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "application/pkix-crl"]);
    expect((await call("GET", "/api/v1/verify/iaca/AAAAAAAAAAA/crl")).status).toBe(404);
  });
});
