import { api } from "@/lib/platform/http/operation";
import { candidateOperations } from "./rest/candidates";
import { exportOperations } from "./rest/export";
import { importOperations } from "./rest/imports";
import { intakeOperations } from "./rest/intake";
import { candidateListOperations } from "./rest/lists";
import { paymentOperations } from "./rest/payments";
import { screenOperations } from "./rest/screen";

/** Contract 5's candidates: saved intakes, their files, and everything that is known of them. */
export const candidateApi = api({
  base: "/api/candidate",
  tag: "Candidates",
  envelope: "legacySentence",
  operations: [
    ...candidateOperations,
    ...candidateListOperations,
    ...exportOperations,
    ...importOperations,
    ...paymentOperations,
  ],
});

/** Its uploads, which stand at the root there. */
export const intakeApi = api({
  base: "/api/intake",
  tag: "Candidates' intake",
  envelope: "legacySentence",
  operations: [...intakeOperations, ...screenOperations],
});
