import { apis } from "@/app/_apis/registry";
import { openApiDocument } from "@/lib/platform/http/openapi";
import { settings } from "@/lib/platform/settings";
import { type Guide, guides } from "../texts";
import { buildReference, type Reference } from "./reference";

let built: Reference | undefined;

/** The reference of this office's own API. Declarations and settings stay while the process runs: it is built once. */
export function officeReference(): Reference {
  built ??= buildReference(openApiDocument(apis, settings().publicUrl));
  return built;
}

/** The sections of the guide, with what this office's settings make of them. */
export function officeGuides(): Guide[] {
  const { publicUrl, demo, ACCESS_TOKEN_MINUTES, SESSION_HOURS, RATE_LIMIT_PER_MINUTE, LOGIN_ATTEMPTS } = settings();
  return guides({
    server: publicUrl,
    demo,
    accessTokenMinutes: ACCESS_TOKEN_MINUTES,
    sessionHours: SESSION_HOURS,
    requestsPerMinute: RATE_LIMIT_PER_MINUTE,
    loginAttempts: LOGIN_ATTEMPTS,
  });
}
