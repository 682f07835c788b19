import { api } from "@/lib/platform/http/operation";
import { bulkOperations } from "./rest/bulk-api";
import { certificateOperations } from "./rest/certificates-api";
import { courseOperations } from "./rest/courses-api";
import { legacyOperations } from "./rest/legacy-api";
import { selectionOperations } from "./rest/selections-api";

/**
 * Contract 5, section 5.4, and what the desk does with certificates beyond it. The contract's bare paths (/certificate/…)
 * and those of its later versions reach it through rewrites.
 */
export const certificatesApi = api({
  base: "/api/certificate",
  tag: "Certificates",
  envelope: "legacySentence",
  forbidden: "Admin access required",
  operations: [
    ...selectionOperations,
    ...certificateOperations,
    ...bulkOperations,
    ...courseOperations,
    ...legacyOperations,
  ],
});
