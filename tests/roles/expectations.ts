import { APPLICATION_EXPECTATIONS } from "./expectations/applications";
import { BOOKKEEPING_EXPECTATIONS } from "./expectations/bookkeeping";
import { CANDIDATE_EXPECTATIONS } from "./expectations/candidates";
import { CERTIFICATE_EXPECTATIONS } from "./expectations/certificates";
import { ENTITLEMENT_EXPECTATIONS } from "./expectations/entitlements";
import type { Expectation } from "./expectations/expectation";
import { IDENTITY_EXPECTATIONS } from "./expectations/identity";
import { LICENSE_EXPECTATIONS } from "./expectations/licenses";
import { ONBOARDING_EXPECTATIONS } from "./expectations/onboarding";
import { PEOPLE_EXPECTATIONS } from "./expectations/people";
import { PLATE_EXPECTATIONS } from "./expectations/plates";
import { PLATFORM_EXPECTATIONS } from "./expectations/platform";
import { PRODUCTION_EXPECTATIONS } from "./expectations/production";
import { USER_EXPECTATIONS } from "./expectations/users";
import { VERIFICATION_EXPECTATIONS } from "./expectations/verification";
import { WEBHOOK_EXPECTATIONS } from "./expectations/webhooks";

export type { Expectation, Scene } from "./expectations/expectation";

/**
 * The whole matrix, written by hand, a file for each domain: an operation that is not in it fails the test. 403 is said
 * where the role alone decides; a row of somebody else is 404.
 */
export const EXPECTATIONS: Record<string, Expectation> = {
  ...USER_EXPECTATIONS,
  ...PEOPLE_EXPECTATIONS,
  ...LICENSE_EXPECTATIONS,
  ...APPLICATION_EXPECTATIONS,
  ...PRODUCTION_EXPECTATIONS,
  ...VERIFICATION_EXPECTATIONS,
  ...ONBOARDING_EXPECTATIONS,
  ...PLATE_EXPECTATIONS,
  ...IDENTITY_EXPECTATIONS,
  ...BOOKKEEPING_EXPECTATIONS,
  ...CANDIDATE_EXPECTATIONS,
  ...CERTIFICATE_EXPECTATIONS,
  ...PLATFORM_EXPECTATIONS,
  ...WEBHOOK_EXPECTATIONS,
  ...ENTITLEMENT_EXPECTATIONS,
};
