import { settings } from "@/lib/platform/settings";
import { readDocument } from "../../readers";
import { cloudProvider } from "./cloud";
import { ownProvider } from "./own";
import type { VerificationProvider } from "./provider";

/** The provider that the settings name: our own reader, or a service. */
export function verificationProvider(): VerificationProvider {
  const { IDENTITY_PROVIDER_URL: url, IDENTITY_PROVIDER_TOKEN: token } = settings();
  return url ? cloudProvider({ url, token: token ?? null }) : ownProvider({ read: readDocument });
}
