import { getPathMatch } from "next/dist/shared/lib/router/utils/path-match";
import { describe, expect, it } from "vitest";
import { apis } from "@/app/_apis/registry";
import config from "@/next.config.mjs";

/*
 * Every endpoint of contract 5, sections 5.2 to 5.5, on each path that a client may use: bare, below /api, where a later
 * version of it has them, and each with and without a trailing slash. The rewrites are matched as Next does.
 */

type Rewrites = { beforeFiles: { source: string; destination: string; has?: unknown }[] };
const rewrites = ((await config.rewrites?.()) ?? { beforeFiles: [] }) as Rewrites;
const sources = rewrites.beforeFiles
  .filter(({ has }) => has === undefined)
  .map(({ source, destination }) => ({ match: getPathMatch(source, { strict: true }), destination }));

function rewritten(path: string): string {
  for (const { match, destination } of sources) {
    const found = match(path);
    if (found) return destination.replaceAll(/:(\w+)\*?/g, (_, name) => [found[name]].flat().join("/"));
  }
  return path;
}

/** The operation that answers; of two the one with fewer parameters, as they are mounted. */
function answers(method: string, path: string): string | undefined {
  const target = rewritten(path).replace(/\/$/, "");
  const found = apis.flatMap(({ base, operations }) =>
    operations
      .filter(
        (operation) =>
          operation.method === method &&
          new RegExp(`^${(base + operation.path).replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(target),
      )
      .map(({ id, path: below }) => ({ id, parameters: below.split("{").length })),
  );
  return found.sort((one, other) => one.parameters - other.parameters)[0]?.id;
}

const BARE = ["", "/api"];
const MISC = ["", "/api", "/misc"];
/** Method and path, where they may stand, and the operation that must answer. */
const ENDPOINTS: [string, string, string[], string][] = [
  ["POST", "/upload-images", BARE, "candidates.uploadImages"],
  ["POST", "/upload-payment-screenshot", BARE, "candidates.uploadPaymentScreenshot"],
  ["POST", "/upload", MISC, "files.upload"],
  ["POST", "/test-ocr", BARE, "candidates.testOcr"],
  ["POST", "/test-chatgpt-ocr", BARE, "candidates.testLanguageModel"],
  ["GET", "/image/7", BARE, "candidates.image"],
  ["POST", "/candidate/save-candidate-data", BARE, "candidates.save"],
  ["GET", "/candidate/get-candidate-data/structured_passport_data.json", BARE, "candidates.ocrFile"],
  ["GET", "/candidate/get-all-candidates", BARE, "candidates.all"],
  ["GET", "/candidate/search-candidates", BARE, "candidates.search"],
  ["GET", "/candidate/get-current-candidate-for-certificate", BARE, "candidates.current"],
  ["POST", "/candidate/update-candidate-data", BARE, "candidates.update"],
  ["GET", "/candidate/image/7/1", BARE, "candidates.nthImage"],
  ["GET", "/candidate/get-combined-candidate-data/Mei_Lin_P7654321", BARE, "candidates.combined"],
  ["GET", "/candidate/get-unique-candidate-names", BARE, "candidates.names"],
  ["GET", "/candidate/download-image/7", BARE, "candidates.downloadImage"],
  ["GET", "/candidate/get-candidates-for-dropdown", BARE, "candidates.choices"],
  ["GET", "/candidate/get-candidate-images/7", BARE, "candidates.images"],
  ["GET", "/candidate/candidate-uploads", BARE, "candidates.uploads"],
  ["DELETE", "/candidate/delete-candidate/7", BARE, "candidates.delete"],
  ["POST", "/certificate/create-receipt-invoice-table", BARE, "certificate.tables"],
  ["POST", "/certificate/save-certificate-data", BARE, "certificate.save"],
  ["GET", "/certificate/get-certificate-selections-for-receipt", BARE, "certificate.selections"],
  ["DELETE", "/certificate/delete-certificate-selection", BARE, "certificate.deleteSelection"],
  ["PUT", "/certificate/update-certificate-selection", BARE, "certificate.updateSelection"],
  ["POST", "/certificate/update-certificate-company-data", BARE, "certificate.company"],
  ["GET", "/certificate/verification-image/7", BARE, "certificate.verificationImage"],
  ["GET", "/certificate/certificate-image/7", BARE, "certificate.certificateImage"],
  ["POST", "/certificate/get-candidate-names-by-ids", BARE, "certificate.names"],
  ["GET", "/certificate/last-sequence", BARE, "certificate.lastSequence"],
  ["POST", "/api/bookkeeping/certificate/update-certificate-status", [""], "certificate.status"],
  ["POST", "/cleanup-expired-sessions", MISC, "candidates.cleanupSessions"],
  ["POST", "/save-pdf", MISC, "files.savePdf"],
  ["POST", "/save-right-pdf", MISC, "files.saveRightPdf"],
  ["GET", "/download-pdf/20250502_080000_receipt.pdf", [...MISC, "/api/files"], "files.downloadPdf"],
  ["GET", "/list-files", [...MISC, "/api/files"], "files.list"],
  ["GET", "/get-company-accounts", MISC, "bookkeeping.companyAccounts"],
  ["GET", "/get-company-details/ACC-1", MISC, "bookkeeping.companyDetails"],
  ["GET", "/get-customers", MISC, "bookkeeping.customersAlias"],
  ["GET", "/misc", [""], "system.root"],
  ["GET", "/api/files/download-image/90_me.jpg", [""], "files.downloadImage"],
  ["GET", "/api/files/file-info/pdf/20250502_080000_receipt.pdf", [""], "files.info"],
  ["GET", "/api/files/file-info/image/90_me.jpg", [""], "files.imageInfo"],
  ["GET", "/api/files/storage-stats", [""], "files.figures"],
  ["POST", "/api/files/save-invoice-image", [""], "bookkeeping.saveInvoiceImage"],
  ["GET", "/api/files/get-invoice-image/INV-1", [""], "bookkeeping.invoiceImage"],
  ["POST", "/misc/legacy-certificates", [""], "legacyCertificates.create"],
  ["GET", "/misc/legacy-certificates", [""], "legacyCertificates.list"],
  ["GET", "/misc/legacy-certificates/search", [""], "legacyCertificates.search"],
  ["GET", "/misc/legacy-certificates/7", [""], "legacyCertificates.get"],
  ["PUT", "/misc/legacy-certificates/7", [""], "legacyCertificates.update"],
  ["DELETE", "/misc/legacy-certificates/7", [""], "legacyCertificates.delete"],
  ["GET", "/api/courses", [""], "courses.list"],
  ["POST", "/api/courses", [""], "courses.create"],
  ["GET", "/api/courses/1", [""], "courses.get"],
  ["PUT", "/api/courses/1", [""], "courses.update"],
  ["DELETE", "/api/courses/1", [""], "courses.delete"],
  ["POST", "/api/generate-certificate", [""], "certificate.generate"],
  ["GET", "/api/verify", [""], "certificate.verify"],
];

describe("contract 5's paths", () => {
  it.each(ENDPOINTS)("%s %s is answered wherever clients look for it", (method, path, prefixes, operation) => {
    for (const prefix of prefixes)
      for (const slash of ["", "/"])
        expect(answers(method, prefix + path + slash), prefix + path + slash).toBe(operation);
  });

  it("does not lead a browser's page away", () => {
    for (const page of ["/candidates", "/certificates", "/candidates/7"]) expect(rewritten(page)).toBe(page);
  });
});
