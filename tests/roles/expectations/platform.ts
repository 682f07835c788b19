import { at, type Expectation } from "./expectation";

/** Stored files, background jobs, the audit trail and the health of the system. */
export const PLATFORM_EXPECTATIONS: Record<string, Expectation> = {
  "files.serve": {
    own: (s) => `/serve/licenses/license_${s.ownLicense}_front.png`,
    foreign: (s) => `/serve/licenses/license_${s.foreignLicense}_front.png`,
    applicant: 404,
    applicantForeign: 404,
    clerk: 404,
    admin: 404,
  },
  "jobs.list": { own: at(""), applicant: 403, clerk: 200, admin: 200 },
  "jobs.get": { own: (s) => `/${s.jobId}`, applicant: 404, clerk: 200, admin: 200 },
  "jobs.cancel": { own: (s) => `/${s.jobId}/cancel`, applicant: 403, clerk: 200, admin: 409 },
  "jobs.retry": { own: (s) => `/${s.jobId}/retry`, applicant: 403, clerk: 200, admin: 409 },
  "audit.list": { own: at(""), applicant: 403, clerk: 403, admin: 200 },
  "audit.byUser": { own: ({ userId }) => `/user/${userId}`, applicant: 403, clerk: 403, admin: 200 },
  "audit.byAction": { own: at("/action/create"), applicant: 403, clerk: 403, admin: 200 },
  "audit.byType": { own: at("/resource/license"), applicant: 403, clerk: 403, admin: 200 },
  "audit.byResource": { own: at("/resource/license/1"), applicant: 403, clerk: 403, admin: 200 },
  "audit.byDate": {
    own: at("/date-range?start_date=2026-01-01&end_date=2030-01-01"),
    applicant: 403,
    clerk: 403,
    admin: 200,
  },
  "audit.verify": { own: at("/verify"), applicant: 403, clerk: 403, admin: 200 },
  "system.health": { own: at("/health"), applicant: 200, clerk: 200, admin: 200, stranger: 200 },
  "system.healthV1": { own: at(""), applicant: 200, clerk: 200, admin: 200, stranger: 200 },
  "system.metrics": { own: at("/metrics"), applicant: 200, clerk: 200, admin: 200, stranger: 200 },
  "system.root": { own: at("/root"), applicant: 200, clerk: 200, admin: 200, stranger: 200 },
  "system.protected": { own: at("/protected"), applicant: 200, clerk: 200, admin: 200 },
};
