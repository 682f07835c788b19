/** What a call needs besides its credentials: a path that exists, and a body that would do. */
export type Scene = {
  ownPerson: number;
  foreignPerson: number;
  ownLicense: number;
  foreignLicense: number;
  ownLicenseNumber: string;
  ownApplication: number;
  foreignApplication: number;
  ownTransaction: { id: number; ref: string };
  foreignTransaction: { id: number; ref: string };
  userId: number;
  jobId: string;
  apiKeyId: string;
};

export type Expectation = {
  /** Path below the base, with the applicant's own row and with somebody else's. */
  own: (scene: Scene) => string;
  foreign?: (scene: Scene) => string;
  json?: unknown;
  form?: Record<string, string>;
  /** Expected status: for the applicant on own and foreign rows, for the clerk, for the administrator. */
  applicant: number;
  applicantForeign?: number;
  clerk: number;
  admin: number;
  /** Without credentials; 401 unless said. */
  stranger?: number;
};

const at = (path: string) => () => path;

/**
 * The whole matrix, written by hand: an operation that is not in it fails the test. 403 is said where the role alone
 * decides; a row of somebody else is 404.
 */
export const EXPECTATIONS: Record<string, Expectation> = {
  "auth.login": {
    own: at("/login"),
    form: { username: "nobody", password: "wrong" },
    applicant: 401,
    clerk: 401,
    admin: 401,
  },
  "auth.refresh": { own: at("/token"), json: { refresh_token: "x" }, applicant: 401, clerk: 401, admin: 401 },
  "auth.testToken": { own: at("/test-token"), applicant: 200, clerk: 200, admin: 200 },
  "auth.me": { own: at("/me"), applicant: 200, clerk: 200, admin: 200 },
  "auth.logout": { own: at("/logout"), applicant: 200, clerk: 200, admin: 200 },
  "auth.changePassword": {
    own: at("/password"),
    json: { current_password: "no", new_password: "whatever it is 77" },
    applicant: 422,
    clerk: 422,
    admin: 422,
  },
  "users.me": { own: at("/me"), applicant: 200, clerk: 200, admin: 200 },
  "users.updateMe": { own: at("/me"), json: { department: "Front desk" }, applicant: 200, clerk: 200, admin: 200 },
  "users.list": { own: at(""), applicant: 403, clerk: 403, admin: 200 },
  "users.create": { own: at(""), json: {}, applicant: 403, clerk: 403, admin: 422 },
  "users.get": { own: ({ userId }) => `/${userId}`, applicant: 404, clerk: 404, admin: 200 },
  "users.update": {
    own: ({ userId }) => `/${userId}`,
    json: { department: "Back office" },
    applicant: 403,
    clerk: 403,
    admin: 200,
  },
  "users.remove": { own: ({ userId }) => `/${userId}`, applicant: 403, clerk: 403, admin: 200 },
  "apiKeys.list": { own: at(""), applicant: 200, clerk: 200, admin: 200 },
  "apiKeys.create": { own: at(""), json: { name: "test" }, applicant: 201, clerk: 201, admin: 201 },
  "apiKeys.revoke": { own: ({ apiKeyId }) => `/${apiKeyId}`, applicant: 404, clerk: 404, admin: 200 },
  "citizens.list": { own: at(""), applicant: 403, clerk: 200, admin: 200 },
  "citizens.create": { own: at(""), json: {}, applicant: 403, clerk: 422, admin: 422 },
  "citizens.search": { own: at("/search?q=nk"), applicant: 403, clerk: 200, admin: 200 },
  "citizens.export": { own: at("/export?format=csv"), applicant: 403, clerk: 200, admin: 200 },
  "citizens.get": {
    own: (s) => `/${s.ownPerson}`,
    foreign: (s) => `/${s.foreignPerson}`,
    applicant: 200,
    applicantForeign: 404,
    clerk: 200,
    admin: 200,
  },
  "citizens.update": {
    own: (s) => `/${s.ownPerson}`,
    json: { city: "Durban" },
    applicant: 403,
    clerk: 200,
    admin: 200,
  },
  "citizens.remove": { own: (s) => `/${s.ownPerson}`, applicant: 403, clerk: 409, admin: 409 },
  "citizens.licenses": {
    own: (s) => `/${s.ownPerson}/licenses`,
    foreign: (s) => `/${s.foreignPerson}/licenses`,
    applicant: 200,
    applicantForeign: 404,
    clerk: 200,
    admin: 200,
  },
  "citizens.photo.update": {
    own: (s) => `/${s.ownPerson}/photo/update`,
    json: { photo_url: "http://127.0.0.1/x.jpg" },
    applicant: 403,
    clerk: 422,
    admin: 422,
  },
  "citizens.photo.upload": { own: (s) => `/${s.ownPerson}/upload-photo`, applicant: 403, clerk: 422, admin: 422 },
  "citizens.photo.remove": { own: (s) => `/${s.ownPerson}/photo`, applicant: 403, clerk: 200, admin: 200 },
  "citizens.photo.status": {
    own: (s) => `/${s.ownPerson}/photo/status`,
    foreign: (s) => `/${s.foreignPerson}/photo/status`,
    applicant: 200,
    applicantForeign: 404,
    clerk: 200,
    admin: 200,
  },
  "licenses.list": { own: at(""), applicant: 403, clerk: 200, admin: 200 },
  "licenses.create": { own: at(""), json: {}, applicant: 403, clerk: 422, admin: 422 },
  "licenses.export": { own: at("/export?format=csv"), applicant: 403, clerk: 200, admin: 200 },
  "licenses.generateNumber": { own: at("/generate-number"), applicant: 403, clerk: 200, admin: 200 },
  "licenses.byNumber": {
    own: (s) => `/number/${s.ownLicenseNumber}`,
    foreign: at("/number/L-0000-0000-0000"),
    applicant: 200,
    applicantForeign: 404,
    clerk: 200,
    admin: 200,
  },
  "licenses.specifications": { own: at("/specifications"), applicant: 200, clerk: 200, admin: 200 },
  "licenses.watermarkTemplate": { own: at("/watermark-template"), applicant: 200, clerk: 200, admin: 200 },
  "licenses.qrCode": {
    own: (s) => `/${s.ownLicense}/qr-code`,
    foreign: (s) => `/${s.foreignLicense}/qr-code`,
    applicant: 200,
    applicantForeign: 404,
    clerk: 200,
    admin: 200,
  },
  "licenses.preview": {
    own: (s) => `/${s.ownLicense}/preview`,
    foreign: (s) => `/${s.foreignLicense}/preview`,
    applicant: 200,
    applicantForeign: 404,
    clerk: 200,
    admin: 200,
  },
  "licenses.preview.front": {
    own: (s) => `/${s.ownLicense}/preview/front`,
    foreign: (s) => `/${s.foreignLicense}/preview/front`,
    applicant: 200,
    applicantForeign: 404,
    clerk: 200,
    admin: 200,
  },
  "licenses.preview.back": {
    own: (s) => `/${s.ownLicense}/preview/back`,
    foreign: (s) => `/${s.foreignLicense}/preview/back`,
    applicant: 200,
    applicantForeign: 404,
    clerk: 200,
    admin: 200,
  },
  "licenses.get": {
    own: (s) => `/${s.ownLicense}`,
    foreign: (s) => `/${s.foreignLicense}`,
    applicant: 200,
    applicantForeign: 404,
    clerk: 200,
    admin: 200,
  },
  "licenses.update": {
    own: (s) => `/${s.ownLicense}`,
    json: { restrictions: "Daylight driving only" },
    applicant: 403,
    clerk: 200,
    admin: 200,
  },
  "licenses.remove": { own: (s) => `/${s.foreignLicense}`, applicant: 403, clerk: 200, admin: 404 },
  "licenses.suspend": { own: at("/999999999/suspend"), applicant: 403, clerk: 404, admin: 404 },
  "licenses.reactivate": { own: at("/999999999/reactivate"), applicant: 403, clerk: 404, admin: 404 },
  "licenses.renew": { own: at("/999999999/renew"), applicant: 403, clerk: 404, admin: 404 },
  "licenses.revoke": { own: at("/999999999/revoke"), applicant: 403, clerk: 404, admin: 404 },
  "licenses.generate": { own: at("/999999999/generate"), applicant: 403, clerk: 404, admin: 404 },
  "licenses.files": {
    own: (s) => `/${s.ownLicense}/files`,
    foreign: (s) => `/${s.foreignLicense}/files`,
    applicant: 200,
    applicantForeign: 404,
    clerk: 200,
    admin: 200,
  },
  "licenses.download": {
    own: (s) => `/${s.ownLicense}/download/front_image`,
    foreign: (s) => `/${s.foreignLicense}/download/front_image`,
    applicant: 404,
    applicantForeign: 404,
    clerk: 404,
    admin: 404,
  },
  "licenses.photo.update": {
    own: (s) => `/${s.ownLicense}/photo/update`,
    json: { photo_url: "http://127.0.0.1/x.jpg" },
    applicant: 403,
    clerk: 422,
    admin: 422,
  },
  "licenses.storage.stats": { own: at("/storage/stats"), applicant: 403, clerk: 200, admin: 200 },
  "licenses.storage.cleanup": { own: at("/storage/cleanup"), applicant: 403, clerk: 403, admin: 200 },
  "applications.list": { own: at(""), applicant: 403, clerk: 200, admin: 200 },
  "applications.create": { own: at(""), json: {}, applicant: 403, clerk: 422, admin: 422 },
  "applications.pending": { own: at("/pending"), applicant: 403, clerk: 200, admin: 200 },
  "applications.byCitizen": {
    own: (s) => `/citizen/${s.ownPerson}`,
    foreign: (s) => `/citizen/${s.foreignPerson}`,
    applicant: 200,
    applicantForeign: 404,
    clerk: 200,
    admin: 200,
  },
  "applications.get": {
    own: (s) => `/${s.ownApplication}`,
    foreign: (s) => `/${s.foreignApplication}`,
    applicant: 200,
    applicantForeign: 404,
    clerk: 200,
    admin: 200,
  },
  "applications.update": {
    own: (s) => `/${s.ownApplication}`,
    json: { documents_verified: true },
    applicant: 403,
    clerk: 200,
    admin: 200,
  },
  "applications.remove": { own: (s) => `/${s.ownApplication}`, applicant: 403, clerk: 200, admin: 404 },
  "applications.approve": { own: (s) => `/${s.ownApplication}/approve`, applicant: 403, clerk: 409, admin: 409 },
  "applications.reject": {
    own: (s) => `/${s.ownApplication}/reject`,
    json: { reason: "The eye test was not passed" },
    applicant: 403,
    clerk: 200,
    admin: 409,
  },
  "applications.requestDocuments": {
    own: (s) => `/${s.ownApplication}/request-documents`,
    json: { documentList: ["Proof of address"] },
    applicant: 403,
    clerk: 200,
    admin: 409,
  },
  "transactions.list": { own: at(""), applicant: 403, clerk: 200, admin: 200 },
  "transactions.get": {
    own: (s) => `/${s.ownTransaction.id}`,
    foreign: (s) => `/${s.foreignTransaction.id}`,
    applicant: 200,
    applicantForeign: 404,
    clerk: 200,
    admin: 200,
  },
  "transactions.byRef": {
    own: (s) => `/ref/${s.ownTransaction.ref}`,
    foreign: (s) => `/ref/${s.foreignTransaction.ref}`,
    applicant: 200,
    applicantForeign: 404,
    clerk: 200,
    admin: 200,
  },
  "transactions.byCitizen": {
    own: (s) => `/citizen/${s.ownPerson}`,
    foreign: (s) => `/citizen/${s.foreignPerson}`,
    applicant: 200,
    applicantForeign: 404,
    clerk: 200,
    admin: 200,
  },
  "transactions.byLicense": {
    own: (s) => `/license/${s.ownLicense}`,
    foreign: (s) => `/license/${s.foreignLicense}`,
    applicant: 200,
    applicantForeign: 404,
    clerk: 200,
    admin: 200,
  },
  "licenses.print": { own: (s) => `/${s.foreignLicense}/print`, applicant: 403, clerk: 200, admin: 200 },
  "production.counts": { own: at("/counts"), applicant: 403, clerk: 200, admin: 200 },
  "production.printJobs": { own: at("/print-jobs"), applicant: 403, clerk: 200, admin: 200 },
  "production.find": {
    own: (s) => `/print-jobs/find?text=${s.ownLicenseNumber}`,
    applicant: 403,
    clerk: 404,
    admin: 404,
  },
  "production.printJob": { own: at("/print-jobs/999999999"), applicant: 403, clerk: 404, admin: 404 },
  "production.start": { own: at("/print-jobs/999999999/start"), applicant: 403, clerk: 404, admin: 404 },
  "production.finish": { own: at("/print-jobs/999999999/finish"), applicant: 403, clerk: 404, admin: 404 },
  "production.check": { own: at("/print-jobs/999999999/check"), applicant: 403, clerk: 404, admin: 404 },
  "production.release": { own: at("/print-jobs/999999999/release"), applicant: 403, clerk: 404, admin: 404 },
  "production.return": { own: at("/print-jobs/999999999/return"), applicant: 403, clerk: 404, admin: 404 },
  "production.spoil": { own: at("/print-jobs/999999999/spoil"), applicant: 403, clerk: 404, admin: 404 },
  "production.void": { own: at("/print-jobs/999999999/void"), applicant: 403, clerk: 404, admin: 404 },
  "production.moves": {
    own: at("/print-jobs/moves"),
    json: { move: "start", print_job_ids: [999_999_999] },
    applicant: 403,
    clerk: 200,
    admin: 200,
  },
  "production.reprint": { own: at("/print-jobs/999999999/reprint"), applicant: 403, clerk: 404, admin: 404 },
  "production.collect": {
    own: at("/print-jobs/999999999/collect"),
    json: { collector_name: "Ada Nkosi", collector_id_number: "9001010015088" },
    applicant: 403,
    clerk: 404,
    admin: 404,
  },
  "production.batches": { own: at("/batches"), applicant: 403, clerk: 200, admin: 200 },
  "production.createBatch": { own: at("/batches"), json: {}, applicant: 403, clerk: 422, admin: 422 },
  "production.batch": { own: at("/batches/999999999"), applicant: 403, clerk: 404, admin: 404 },
  "production.prepareBatch": { own: at("/batches/999999999/prepare"), applicant: 403, clerk: 404, admin: 404 },
  "production.cancelBatch": { own: at("/batches/999999999/cancel"), applicant: 403, clerk: 404, admin: 404 },
  "production.moveBatch": {
    own: at("/batches/999999999/moves"),
    json: { move: "start" },
    applicant: 403,
    clerk: 404,
    admin: 404,
  },
  "production.sheet": {
    own: at("/batches/999999999/sheets/01a1fea6-945d-7467-9139-9363337ba98e"),
    applicant: 403,
    clerk: 404,
    admin: 404,
  },
  "production.manifest": { own: at("/batches/999999999/manifest"), applicant: 403, clerk: 404, admin: 404 },
  "production.stock": { own: at("/stock"), applicant: 403, clerk: 200, admin: 200 },
  "production.receiveBox": { own: at("/stock/boxes"), json: {}, applicant: 403, clerk: 422, admin: 422 },
  "production.recordDestruction": { own: at("/stock/destructions"), json: {}, applicant: 403, clerk: 422, admin: 422 },
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
