import { type KeyObject, X509Certificate } from "node:crypto";
import { addDays } from "date-fns";
import type { IssuerKey } from "@/lib/generated/prisma/client";
import { systemActor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { pemOf, readCertificate, revocationList, SIGNER_DAYS } from "./certificates";
import { issuingState } from "./issuing-state";
import { activeKey, authorityOf, signingKey } from "./keys";
import { MDL_AUTHORITY_KIND, MDL_SIGNER_KIND, PDF_SIGNER_KIND } from "./kinds";
import { replaceKey } from "./replacement";

/** Days that a signer's certificate has left at least when it signs: as long as a mobile license is valid at most. */
export const SIGNER_DAYS_LEFT = 90;

type SignerKind = typeof MDL_SIGNER_KIND | typeof PDF_SIGNER_KIND;

/** What mobile licenses, or PDFs, are signed with. */
export type DocumentSigner = {
  readonly kid: string;
  readonly privateKey: KeyObject;
  /** X.509, DER. */
  readonly certificate: Uint8Array;
  /** The authority's, which issued it; DER. */
  readonly issuer: Uint8Array;
  readonly validUntil: Date;
};

/** The active signer of mobile licenses. Errors as `certifiedSigner`. */
export const documentSigner = (now: Date): Promise<DocumentSigner> => certifiedSigner(MDL_SIGNER_KIND, now);

/** The active signer of PDFs. Errors as `certifiedSigner`. */
export const pdfSigner = (now: Date): Promise<DocumentSigner> => certifiedSigner(PDF_SIGNER_KIND, now);

/**
 * The active signer of a kind. Its key, and its authority's, are replaced first when a certificate comes to its end or
 * no longer says what the office's settings say.
 *
 * @throws DomainError unavailable `issuer_keys_sealed`
 */
async function certifiedSigner(kind: SignerKind, now: Date): Promise<DocumentSigner> {
  const authority = await activeKey(MDL_AUTHORITY_KIND);
  if (isOutdated(certificateOf(authority), addDays(now, SIGNER_DAYS)))
    await replaceKey(systemActor, MDL_AUTHORITY_KIND, now, authority.kid);
  const signer = await activeKey(kind);
  const outdated = isOutdated(certificateOf(signer), addDays(now, SIGNER_DAYS_LEFT));
  if (outdated || !isIssuedBy(signer, await activeKey(MDL_AUTHORITY_KIND)))
    await replaceKey(systemActor, kind, now, signer.kid);
  const { kid, privateKey } = await signingKey(kind);
  const certificate = certificateOf(await activeKey(kind));
  const issuer = certificateOf(await activeKey(MDL_AUTHORITY_KIND));
  return { kid, privateKey, certificate, issuer, validUntil: readCertificate(certificate).notAfter };
}

function isOutdated(certificate: Uint8Array, until: Date): boolean {
  const { notAfter, country } = readCertificate(certificate);
  return notAfter < until || country !== issuingState().country;
}

const isIssuedBy = (signer: IssuerKey, authority: IssuerKey): boolean =>
  new X509Certificate(certificateOf(signer)).checkIssued(new X509Certificate(certificateOf(authority)));

function certificateOf(key: IssuerKey): Uint8Array {
  if (!key.certificate) throw new Error(`the issuer key ${key.kid} has no certificate`);
  return key.certificate;
}

/** The certificates of the authorities that are to be trusted, the active one first, as one PEM text. */
export async function authorityCertificates(): Promise<string> {
  await activeKey(MDL_AUTHORITY_KIND);
  const keys = await db().issuerKey.findMany({
    where: { kind: MDL_AUTHORITY_KIND, state: { not: "revoked" } },
    orderBy: { createdAt: "desc" },
  });
  return keys.map((key) => pemOf(certificateOf(key))).join("");
}

/**
 * The signers of an authority that are no longer to be trusted, as the X.509 revocation list that its certificates name.
 * @throws DomainError not_found for an authority that does not exist or is revoked itself; unavailable `issuer_keys_sealed`
 */
export async function signerRevocationList(kid: string, now = new Date()): Promise<Uint8Array> {
  const where = { kid, kind: MDL_AUTHORITY_KIND, state: { not: "revoked" as const } };
  const authority = await db().issuerKey.findFirst({ where });
  if (!authority) throw notFound("Authority");
  const signers = await db().issuerKey.findMany({
    where: { kind: { in: [MDL_SIGNER_KIND, PDF_SIGNER_KIND] }, state: "revoked" },
  });
  const revoked = signers
    .filter((signer) => isIssuedBy(signer, authority))
    .map((signer) => ({ certificate: certificateOf(signer), at: signer.revokedAt ?? now }));
  return revocationList(authorityOf(authority), revoked, now);
}
