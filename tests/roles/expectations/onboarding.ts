import { at, type Expectation } from "./expectation";

/** An id that no card has. */
const NOBODY = "0198c2a4-6f1e-7c3a-9b2d-4e5f6a7b8c9d";

/** Onboarding: contract 4, its old client's paths, and our own screens'. */
export const ONBOARDING_EXPECTATIONS: Record<string, Expectation> = {
  "ocr.stage": { own: at("/onboarding/stage"), applicant: 200, clerk: 200, admin: 200 },
  "ocr.upload": { own: at("/documents/upload"), applicant: 400, clerk: 400, admin: 400 },
  "ocr.confirm": { own: at(`/id-cards/${NOBODY}/confirm`), json: {}, applicant: 404, clerk: 404, admin: 404 },
  "ocr.confirmPart": { own: at(`/id-cards/${NOBODY}/confirm`), json: {}, applicant: 404, clerk: 404, admin: 404 },
  "ocr.card": { own: at("/id-cards/detail"), applicant: 404, clerk: 404, admin: 404 },
  "ocr.file": {
    own: at(`/id-cards/${NOBODY}/files/${NOBODY}`),
    applicant: 404,
    clerk: 404,
    admin: 404,
    stranger: 404,
  },
  "ocr.list": { own: at("/admin/id-cards"), applicant: 403, clerk: 200, admin: 200 },
  "ocr.lowConfidence": { own: at("/admin/id-cards/low-confidence"), applicant: 403, clerk: 200, admin: 200 },
  "ocr.remove": { own: at(`/admin/id-cards/${NOBODY}/delete`), applicant: 403, clerk: 404, admin: 404 },
  "onboarding.account": { own: at("/accounts"), json: {}, applicant: 400, clerk: 400, admin: 400, stranger: 400 },
  "onboarding.journey": { own: at("/journey"), applicant: 200, clerk: 200, admin: 200 },
  "onboarding.consent": { own: at("/consent"), json: {}, applicant: 400, clerk: 400, admin: 400 },
  "onboarding.side": { own: at("/draft/front"), applicant: 400, clerk: 400, admin: 400 },
  "onboarding.clear": { own: at("/draft"), applicant: 204, clerk: 204, admin: 204 },
  "onboarding.read": {
    own: at("/draft/read"),
    json: { document_type: "passport" },
    applicant: 403,
    clerk: 403,
    admin: 403,
  },
  "onboarding.selfie": { own: at("/selfie"), applicant: 400, clerk: 400, admin: 400 },
  "onboarding.cardOcr": { own: at("/card-ocr"), applicant: 400, clerk: 400, admin: 400 },
  "onboarding.stage": { own: at("/stage"), applicant: 200, clerk: 200, admin: 200 },
  "onboarding.data": { own: at("/data"), applicant: 200, clerk: 409, admin: 409 },
  "onboarding.requestData": { own: at("/data-export?user=999999"), applicant: 404, clerk: 404, admin: 404 },
  "onboarding.fetchData": { own: at("/data-export"), applicant: 404, clerk: 409, admin: 409 },
  "onboarding.erasure": { own: at("/erasure"), json: {}, applicant: 400, clerk: 400, admin: 400 },
  "onboarding.confirmId": { own: at(`/confirm-id?id=${NOBODY}`), json: {}, applicant: 404, clerk: 404, admin: 404 },
};
