import { iso31661Alpha3ToAlpha2 } from "iso-3166";
import { DomainError } from "@/lib/platform/errors";
import { settings } from "@/lib/platform/settings";

/** Who issues, as certificates and mobile licenses name it. */
export type IssuingState = {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly authority: string;
  /** Address of the office, at which its revocation lists are. */
  readonly url: string;
};

/** What stands where an office without a name would say who it is, as across its cards. */
const NAMELESS = "SPECIMEN";

export function issuingState(): IssuingState {
  const { LICENSE_COUNTRY_CODE, LICENSE_ISSUER, publicUrl } = settings();
  const country = iso31661Alpha3ToAlpha2[LICENSE_COUNTRY_CODE];
  if (!country) throw new Error(`${LICENSE_COUNTRY_CODE} passed the settings and is no code of ISO 3166-1`);
  return { country, authority: LICENSE_ISSUER ?? NAMELESS, url: publicUrl };
}

/**
 * The country's distinguishing sign (ISO/IEC 18013-1, annex F), which is not its ISO code: Germany has D.
 * @throws DomainError unavailable `distinguishing_sign_missing`
 */
export function distinguishingSign(): string {
  const { LICENSE_DISTINGUISHING_SIGN, LICENSE_COUNTRY_CODE } = settings();
  const sign = LICENSE_DISTINGUISHING_SIGN ?? (LICENSE_COUNTRY_CODE === "ZAF" ? "ZA" : undefined);
  if (sign) return sign;
  throw new DomainError(
    "unavailable",
    "distinguishing_sign_missing",
    "Mobile licenses name the country's distinguishing sign: set LICENSE_DISTINGUISHING_SIGN",
  );
}
