import { citizenLicensesApi, licensesApi } from "@/lib/licenses/api";
import { applicationsApi } from "@/lib/licenses/applications/api";
import { transactionsApi } from "@/lib/licenses/applications/transactions-api";
import { filesApi } from "@/lib/licenses/files-api";
import { issuerKeysApi } from "@/lib/licenses/issuer/api";
import { productionApi } from "@/lib/licenses/production/api";
import { verifyApi } from "@/lib/licenses/verification/api";
import { citizensApi } from "@/lib/people/api";
import { auditApi } from "@/lib/platform/audit/api";
import type { Api } from "@/lib/platform/http/operation";
import { jobsApi } from "@/lib/platform/jobs/api";
import { systemApi, versionedHealthApi } from "@/lib/platform/system/api";
import { apiKeysApi, authApi, usersApi } from "@/lib/users/api";

/** Every REST API of Bureau: what /openapi.json documents, and what the role test tries. A test compares it with the route files. */
export const apis: Api[] = [
  authApi,
  usersApi,
  apiKeysApi,
  citizensApi,
  citizenLicensesApi,
  licensesApi,
  applicationsApi,
  transactionsApi,
  productionApi,
  filesApi,
  verifyApi,
  issuerKeysApi,
  jobsApi,
  auditApi,
  systemApi,
  versionedHealthApi,
];
