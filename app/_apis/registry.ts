import { candidateApi, intakeApi } from "@/lib/candidates/api";
import { certificatesApi } from "@/lib/candidates/certificates/api";
import { savedFilesApi } from "@/lib/candidates/saved-files/api";
import { entitlementsApi } from "@/lib/entitlements/admin-api";
import { licenseKeysApi } from "@/lib/entitlements/api";
import { identityContractApi } from "@/lib/identity/api";
import { documentsApi } from "@/lib/identity/documents-api";
import { ocrApi } from "@/lib/identity/onboarding/api";
import { onboardingApi } from "@/lib/identity/onboarding/journey-api";
import { bookkeepingApi } from "@/lib/ledger/api";
import { citizenLicensesApi, licensesApi } from "@/lib/licenses/api";
import { applicationsApi } from "@/lib/licenses/applications/api";
import { transactionsApi } from "@/lib/licenses/applications/transactions-api";
import { filesApi } from "@/lib/licenses/files-api";
import { productionApi } from "@/lib/licenses/production/api";
import { verifyApi } from "@/lib/licenses/verification/api";
import { citizensApi } from "@/lib/people/api";
import { externalApi } from "@/lib/people/registers/api";
import { platesApi } from "@/lib/plates/api";
import { bolosApi } from "@/lib/plates/bolos/api";
import { camerasApi } from "@/lib/plates/cameras/api";
import { eventsApi } from "@/lib/plates/events/api";
import { feedbackApi } from "@/lib/plates/events/feedback-api";
import { exportsApi } from "@/lib/plates/exports/api";
import { mapsApi } from "@/lib/plates/maps-api";
import { uploadsApi } from "@/lib/plates/uploads/api";
import { auditApi } from "@/lib/platform/audit/api";
import type { Api } from "@/lib/platform/http/operation";
import { issuerKeysApi } from "@/lib/platform/issuer/api";
import { jobsApi } from "@/lib/platform/jobs/api";
import { adminHealthApi } from "@/lib/platform/system/admin-health-api";
import { systemApi, versionedHealthApi } from "@/lib/platform/system/api";
import { webhooksApi } from "@/lib/platform/webhooks/api";
import { apiKeysApi, authApi, usersApi } from "@/lib/users/api";
import { platesLoginApi, platesUsersApi } from "@/lib/users/plates-contract-api";

/** Every REST API of Bureau: what /openapi.json documents, and what the role test tries. A test compares it with the route files. */
export const apis: Api[] = [
  authApi,
  usersApi,
  apiKeysApi,
  citizensApi,
  citizenLicensesApi,
  externalApi,
  licensesApi,
  applicationsApi,
  transactionsApi,
  productionApi,
  filesApi,
  verifyApi,
  issuerKeysApi,
  ocrApi,
  onboardingApi,
  platesLoginApi,
  platesUsersApi,
  camerasApi,
  mapsApi,
  uploadsApi,
  eventsApi,
  feedbackApi,
  exportsApi,
  bolosApi,
  platesApi,
  identityContractApi,
  documentsApi,
  bookkeepingApi,
  candidateApi,
  intakeApi,
  certificatesApi,
  savedFilesApi,
  adminHealthApi,
  webhooksApi,
  licenseKeysApi,
  entitlementsApi,
  jobsApi,
  auditApi,
  systemApi,
  versionedHealthApi,
];
