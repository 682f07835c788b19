import { at, type Expectation } from "./expectation";

/** An id that no license has. */
const NOBODY = "0198c2a4-6f1e-7c3a-9b2d-4e5f6a7b8c9d";

const admins = (path: string, admin: number, json?: unknown): Expectation => ({
  own: at(path),
  ...(json === undefined ? {} : { json }),
  applicant: 403,
  clerk: 403,
  admin,
});
/** Contract 2 lets installations in without a sign-in. */
const anybody = (path: string, status: number, json: unknown): Expectation => ({
  own: at(path),
  json,
  stranger: status,
  applicant: status,
  clerk: status,
  admin: status,
});

/** License keys for installations. */
export const ENTITLEMENT_EXPECTATIONS: Record<string, Expectation> = {
  "licenseKeys.activate": anybody("/activate", 404, { license_key: "ANPR-AAAA-BBBB-CCCC-DDDD", node_id: "node-1" }),
  "licenseKeys.reportUsage": anybody("/usage", 422, { node_id: "node-1", camera_count: -1 }),
  "licenseKeys.usage": { own: at("/usage"), applicant: 403, clerk: 200, admin: 200 },
  "entitlements.installation": admins("/installation", 200),
  "entitlements.install": admins("/installation", 422, { license: "a.b.c" }),
  "entitlements.uninstall": admins("/installation", 200),
  "entitlements.signers": admins("/signing-keys", 200),
  "entitlements.rotateSigner": admins("/signing-keys/rotate", 200),
  "entitlements.list": admins("", 200),
  "entitlements.issue": admins("", 422, { customer: "City", expires_at: "2001-01-01T00:00:00Z" }),
  "entitlements.get": admins(`/${NOBODY}`, 404),
  "entitlements.file": admins(`/${NOBODY}/file`, 404),
  "entitlements.revoke": admins(`/${NOBODY}/revoke`, 404, { reason: "Contract ended" }),
  "entitlements.release": admins(`/${NOBODY}/release`, 404, { node_id: "node-1" }),
};
