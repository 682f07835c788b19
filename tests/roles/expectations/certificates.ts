import { at, type Expectation } from "./expectation";

const NOBODY = 999_999_999;
const NO_JOB = "00000000-0000-7000-8000-000000000000";
/** The desk may, an applicant may not. */
const staff = (path: string, status: number, json?: unknown): Expectation => ({
  own: at(path),
  applicant: 403,
  clerk: status,
  admin: status,
  ...(json === undefined ? {} : { json }),
});
const admin = (path: string, status: number, json?: unknown): Expectation => ({
  ...staff(path, status, json),
  clerk: 403,
});
const reason = { reason: "for the roles' test" };

/** Certificates, courses and kept PDFs of contract 5: what does not hold is a 400, a row that is not there a 404. */
export const CERTIFICATE_EXPECTATIONS: Record<string, Expectation> = {
  "certificate.tables": staff("/create-receipt-invoice-table", 200),
  "certificate.save": staff("/save-certificate-data", 400, {}),
  "certificate.selections": staff("/get-certificate-selections-for-receipt", 200),
  "certificate.deleteSelection": staff("/delete-certificate-selection", 404, { id: NOBODY }),
  "certificate.updateSelection": staff("/update-certificate-selection", 404, { id: NOBODY, certificate_name: "Other" }),
  "certificate.company": staff("/update-certificate-company-data", 400, {}),
  "certificate.verificationImage": staff(`/verification-image/${NOBODY}`, 404),
  "certificate.certificateImage": staff(`/certificate-image/${NOBODY}`, 404),
  "certificate.names": staff("/get-candidate-names-by-ids", 200, { certificateIds: [NOBODY] }),
  "certificate.lastSequence": staff("/last-sequence", 200),
  "certificate.status": staff("/update-certificate-status", 404, { certificateIds: [NOBODY] }),
  "certificate.verify": { own: at("/verify?number=NONE"), stranger: 200, applicant: 200, clerk: 200, admin: 200 },
  "certificate.list": staff("/certificates", 200),
  "certificate.export": staff("/certificates/export", 200),
  "certificate.zip": staff(`/certificates/download?ids=${NOBODY}`, 404),
  "certificate.get": staff(`/certificates/${NOBODY}`, 404),
  "certificate.pdf": staff(`/certificates/${NOBODY}/pdf`, 404),
  "certificate.picture": staff(`/certificates/${NOBODY}/picture`, 404),
  "certificate.templatePicture": staff(`/templates/${NOBODY}/picture`, 404),
  "certificate.issue": staff(`/certificates/${NOBODY}/issue`, 404, { start_date: "2026-05-04" }),
  "certificate.revoke": admin(`/certificates/${NOBODY}/revoke`, 404, reason),
  "certificate.reissue": staff(`/certificates/${NOBODY}/reissue`, 404, reason),
  "certificate.generate": staff("/generate-certificate", 404, { id: NOBODY, start_date: "2026-05-04" }),
  "certificate.bulkIssue": staff("/certificates/bulk-issue", 400, {}),
  "certificate.batch": staff(`/certificates/bulk-issue/${NO_JOB}`, 404),
  "certificate.retryBatch": staff(`/certificates/bulk-issue/${NO_JOB}/retry`, 404),
  "courses.list": staff("/courses", 200),
  "courses.get": staff(`/courses/${NOBODY}`, 404),
  "courses.create": admin("/courses", 400, {}),
  "courses.update": admin(`/courses/${NOBODY}`, 404, { code: "NOBOD", name: "Nobody's course" }),
  "courses.delete": admin(`/courses/${NOBODY}`, 404),
  "legacyCertificates.list": staff("/legacy-certificates", 200),
  "legacyCertificates.search": staff("/legacy-certificates/search?q=nobody", 200),
  "legacyCertificates.get": staff(`/legacy-certificates/${NOBODY}`, 404),
  "legacyCertificates.create": staff("/legacy-certificates", 400, {}),
  "legacyCertificates.update": staff(`/legacy-certificates/${NOBODY}`, 404, {
    candidate_name: "Nobody",
    certificate_name: "None",
    certificate_number: "NONE",
  }),
  "legacyCertificates.delete": staff(`/legacy-certificates/${NOBODY}`, 404),
  "files.savePdf": staff("/save-pdf", 400),
  "files.upload": staff("/upload", 400),
  "files.saveRightPdf": staff("/save-right-pdf", 400),
  "files.downloadPdf": staff("/download-pdf/20250502_080000_none.pdf", 404),
  "files.list": staff("/list-files", 200),
  "files.info": staff("/file-info/pdf/20250502_080000_none.pdf", 404),
  "files.downloadImage": staff(`/download-image/${NOBODY}_none.jpg`, 404),
  "files.imageInfo": staff(`/file-info/image/${NOBODY}_none.jpg`, 404),
  "files.figures": staff("/storage-stats", 200),
};
