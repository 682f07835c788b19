import type { InngestFunction } from "inngest";
import { keepCandidates, tidyIntakes } from "./candidates";
import { issueCertificates } from "./certificates";
import { purgeUsageReports, reportUsage } from "./entitlements";
import { followIdentityBatch, readIdentityDocument, tidyIdentity } from "./identity";
import { importList, undoImportedList } from "./imports";
import { expire, generateLicense } from "./licenses";
import { maintain, watchStorage } from "./maintenance";
import { readApplicantDocument } from "./onboarding";
import { exportPlates, purgePlates, readPlates, requestNightlyPurge, tellHits } from "./plates";
import { anchor, housekeeping, orphans, resend } from "./platform";
import { erasePersonalData, exportPersonalData, keepPersonalDataShort } from "./privacy";
import { prepareBatch } from "./production";
import { deliverWebhooks, purgeWebhooks, sweepWebhooks } from "./webhooks";

/** Every function of the office, in the order in which the domains are listed. */
export const functions: InngestFunction.Any[] = [
  generateLicense,
  expire,
  maintain,
  watchStorage,
  prepareBatch,
  issueCertificates,
  importList,
  undoImportedList,
  readPlates,
  tellHits,
  requestNightlyPurge,
  purgePlates,
  exportPlates,
  readApplicantDocument,
  readIdentityDocument,
  followIdentityBatch,
  tidyIdentity,
  exportPersonalData,
  erasePersonalData,
  keepPersonalDataShort,
  tidyIntakes,
  keepCandidates,
  resend,
  anchor,
  orphans,
  housekeeping,
  deliverWebhooks,
  sweepWebhooks,
  purgeWebhooks,
  reportUsage,
  purgeUsageReports,
];
