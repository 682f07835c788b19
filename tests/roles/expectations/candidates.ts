import { at, type Expectation } from "./expectation";

const NOBODY = 999_999_999;
const NO_IMPORT = "00000000-0000-7000-8000-000000000000";
const PAYMENT = { version: 1, amount: 5900, paid_on: "2026-05-04", reference: "612345678901", payer: "" };
/** Contract 5's clients may send no credentials where a setting says so; otherwise it is the desk's. */
const desk = (path: string, status: number, json?: unknown): Expectation => ({
  own: at(path),
  applicant: 403,
  clerk: status,
  admin: status,
  ...(json === undefined ? {} : { json }),
});

/** Candidates: what does not hold is a 400 in this contract. */
export const CANDIDATE_EXPECTATIONS: Record<string, Expectation> = {
  "candidates.save": desk("/save-candidate-data", 400, {}),
  "candidates.ocrFile": desk("/get-candidate-data/another.json", 404),
  "candidates.all": desk("/get-all-candidates", 200),
  "candidates.search": desk("/search-candidates", 400),
  "candidates.current": desk("/get-current-candidate-for-certificate", 200),
  "candidates.update": desk("/update-candidate-data", 400, {}),
  "candidates.nthImage": desk(`/image/${NOBODY}/1`, 404),
  "candidates.downloadImage": desk(`/download-image/${NOBODY}`, 404),
  "candidates.combined": desk("/get-combined-candidate-data/nobody", 404),
  "candidates.names": desk("/get-unique-candidate-names", 200),
  "candidates.choices": desk("/get-candidates-for-dropdown", 200),
  "candidates.images": desk(`/get-candidate-images/${NOBODY}`, 404),
  "candidates.uploads": desk("/candidate-uploads", 200),
  "candidates.delete": desk(`/delete-candidate/${NOBODY}`, 404),
  "candidates.export": desk("/export", 200),
  "candidates.imports": desk("/imports", 200),
  "candidates.importTemplate": desk("/imports/template/candidates", 200),
  "candidates.uploadImport": desk("/imports", 400),
  "candidates.import": desk(`/imports/${NO_IMPORT}`, 404),
  "candidates.importMapping": desk(`/imports/${NO_IMPORT}/mapping`, 404, { mapping: {} }),
  "candidates.importPreview": desk(`/imports/${NO_IMPORT}/preview`, 404),
  "candidates.startImport": desk(`/imports/${NO_IMPORT}/start`, 404),
  "candidates.undoImport": desk(`/imports/${NO_IMPORT}/undo`, 404),
  "candidates.importRefused": desk(`/imports/${NO_IMPORT}/refused`, 404),
  "candidates.discardImport": desk(`/imports/${NO_IMPORT}`, 404),
  "candidates.payments": desk("/payments", 200),
  "candidates.payment": desk(`/payments/${NOBODY}`, 404),
  "candidates.correctPayment": desk(`/payments/${NOBODY}`, 404, PAYMENT),
  "candidates.readPayment": desk(`/payments/${NOBODY}/read`, 404),
  "candidates.matchPayment": desk(`/payments/${NOBODY}/match`, 404, { receipt_id: 1 }),
  "candidates.unmatchPayment": desk(`/payments/${NOBODY}/match`, 404),
  "candidates.uploadImages": desk("/upload-images", 400),
  "candidates.uploadPaymentScreenshot": desk("/upload-payment-screenshot", 400),
  "candidates.testOcr": desk("/test-ocr", 400),
  "candidates.testLanguageModel": desk("/test-chatgpt-ocr", 400, {}),
  "candidates.image": desk(`/image/${NOBODY}`, 404),
  "candidates.cleanupSessions": desk("/cleanup-expired-sessions", 200, { hours_old: 87_600 }),
  "candidates.putFile": desk("/sessions/01939e2c-6f2a-7b0e-8c1d-2f6f6f6f6f6f/files/photo", 400),
};
