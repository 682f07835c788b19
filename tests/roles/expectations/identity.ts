import { at, type Expectation } from "./expectation";

/** An id that no document has. */
const NOBODY = "0198c2a4-6f1e-7c3a-9b2d-4e5f6a7b8c9d";

/** Identity documents: contract 3's operations, and those of the documents' screen. */
export const IDENTITY_EXPECTATIONS: Record<string, Expectation> = {
  "identity.root": { own: at(""), applicant: 200, clerk: 200, admin: 200, stranger: 200 },
  "identity.hello": { own: at("/hello/Ada"), applicant: 200, clerk: 200, admin: 200, stranger: 200 },
  "identity.health": { own: at("/health"), applicant: 200, clerk: 200, admin: 200, stranger: 200 },
  "identity.upload": { own: at("/upload-image"), applicant: 422, clerk: 422, admin: 422 },
  "identity.uploadSync": { own: at("/upload-image-sync"), applicant: 422, clerk: 422, admin: 422 },
  "identity.uploadAndRead": { own: at("/upload-identity-document"), applicant: 422, clerk: 422, admin: 422 },
  "identity.task": { own: at(`/task/${NOBODY}`), applicant: 200, clerk: 200, admin: 200 },
  "identity.media": { own: at(`/media/${NOBODY}`), applicant: 404, clerk: 404, admin: 404 },
  "identity.mediaOcr": { own: at(`/media/${NOBODY}/ocr`), applicant: 404, clerk: 404, admin: 404 },
  "identity.deleteMedia": { own: at(`/media/${NOBODY}`), applicant: 404, clerk: 404, admin: 404 },
  "documents.list": { own: at("/media"), applicant: 200, clerk: 200, admin: 200 },
  "documents.batch": { own: at("/media/batch"), applicant: 422, clerk: 422, admin: 422 },
  "documents.bulkOcr": {
    own: at("/ocr/bulk"),
    json: { media_ids: [NOBODY] },
    applicant: 202,
    clerk: 202,
    admin: 202,
  },
  "documents.restore": { own: at(`/media/${NOBODY}/restore`), applicant: 404, clerk: 404, admin: 404 },
  "documents.tree": { own: at(`/media/${NOBODY}/tree`), applicant: 404, clerk: 404, admin: 404 },
  "documents.file": { own: at(`/media/${NOBODY}/file`), applicant: 404, clerk: 404, admin: 404 },
  "documents.thumbnail": { own: at(`/media/${NOBODY}/thumbnail`), applicant: 404, clerk: 404, admin: 404 },
};
