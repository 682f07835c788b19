import { at, type Expectation } from "./expectation";

/** What anybody may verify, and the keys of the issuer. */
export const VERIFICATION_EXPECTATIONS: Record<string, Expectation> = {
  "verify.scan": { own: at(""), json: { payload: "{}" }, applicant: 200, clerk: 200, admin: 200, stranger: 200 },
  "verify.trustList": { own: at("/trust-list"), applicant: 200, clerk: 200, admin: 200, stranger: 200 },
  "verify.iaca": { own: at("/iaca"), applicant: 200, clerk: 200, admin: 200, stranger: 200 },
  "verify.iacaCrl": { own: at("/iaca/AAAAAAAAAAA/crl"), applicant: 404, clerk: 404, admin: 404, stranger: 404 },
  "verify.code": {
    own: (s) => `/${s.ownLicenseNumber}`,
    applicant: 200,
    clerk: 200,
    admin: 200,
    stranger: 200,
  },
  "issuerKeys.list": { own: at(""), applicant: 403, clerk: 403, admin: 200 },
  "issuerKeys.rotate": {
    own: at("/rotate"),
    json: { kind: "card-ed25519" },
    applicant: 403,
    clerk: 403,
    admin: 201,
  },
  "issuerKeys.revoke": {
    own: at("/AAAAAAAAAAA/revoke"),
    json: { reason: "stolen" },
    applicant: 403,
    clerk: 403,
    admin: 404,
  },
};
