import { type KeyObject, randomBytes, webcrypto } from "node:crypto";
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  CRLDistributionPointsExtension,
  ExtendedKeyUsageExtension,
  Extension,
  IssuerAlternativeNameExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  Name,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
  X509CrlGenerator,
  X509CrlReason,
} from "@peculiar/x509";
import { addDays, addYears } from "date-fns";
import type { IssuingState } from "./issuing-state";
import type { CertifiedUse, KeyPair } from "./kinds";

/*
 * The certificates of mobile licenses, as ISO/IEC 18013-5:2021, annex B profiles them (tables B.1, B.3 and B.8): the
 * authority's own (IACA), those of the document signers that it certifies, and its revocation list. The signer of PDFs
 * has a certificate of the same authority, for a use of its own.
 */

/** The profile allows an authority 20 years and a signer 457 days. */
const AUTHORITY_YEARS = 10;
export const SIGNER_DAYS = 457;
/** How a signer is named, and its extended key usage: that of the profile, or that of RFC 9336 for documents. */
const USES: Record<CertifiedUse, { role: string; usage: string; flags: KeyUsageFlags; isCritical: boolean }> = {
  mdl: {
    role: "mDL document signer",
    usage: "1.0.18013.5.1.2",
    flags: KeyUsageFlags.digitalSignature,
    isCritical: true,
  },
  // Viewers ask for nonRepudiation (content commitment) and do not know the usage, which is young.
  pdf: {
    role: "PDF signer",
    usage: "1.3.6.1.5.5.7.3.36",
    flags: KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation,
    isCritical: false,
  },
};
const CRL_NUMBER = "2.5.29.20";
const REVOCATION_LIST_DAYS = 7;

const CURVE = { name: "ECDSA", namedCurve: "P-256" } as const;
const SIGNING = { ...CURVE, hash: "SHA-256" } as const;

/** A key that certifies others, with its own certificate. */
export type Authority = { readonly privateKey: KeyObject; readonly certificate: Uint8Array };

/** The authority's certificate, signed by itself. @returns DER */
export async function authorityCertificate(
  pair: KeyPair,
  state: IssuingState,
  revocationList: string,
  now: Date,
): Promise<Uint8Array<ArrayBuffer>> {
  const keys = { privateKey: await signingKey(pair.privateKey), publicKey: await verifyingKey(pair.publicKey) };
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    name: nameOf(state, "mDL IACA"),
    notBefore: wholeSeconds(now),
    notAfter: addYears(wholeSeconds(now), AUTHORITY_YEARS),
    signingAlgorithm: SIGNING,
    keys,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      ...placesOf(state, revocationList),
    ],
  });
  return new Uint8Array(certificate.rawData);
}

/** The certificate of a key that signs for a use; it ends with its authority's at the latest. @returns DER */
export async function signerCertificate(
  publicKey: KeyObject,
  use: CertifiedUse,
  authority: Authority,
  state: IssuingState,
  revocationList: string,
  now: Date,
): Promise<Uint8Array<ArrayBuffer>> {
  const issuer = new X509Certificate(new Uint8Array(authority.certificate));
  const subjectKey = await verifyingKey(publicKey);
  const { role, usage, flags, isCritical } = USES[use];
  const certificate = await X509CertificateGenerator.create({
    serialNumber: serialNumber(),
    subject: nameOf(state, role),
    issuer: issuer.subjectName,
    notBefore: wholeSeconds(now),
    notAfter: new Date(Math.min(addDays(wholeSeconds(now), SIGNER_DAYS).getTime(), issuer.notAfter.getTime())),
    signingAlgorithm: SIGNING,
    signingKey: await signingKey(authority.privateKey),
    publicKey: subjectKey,
    extensions: [
      new KeyUsagesExtension(flags, true),
      new ExtendedKeyUsageExtension([usage], isCritical),
      await SubjectKeyIdentifierExtension.create(subjectKey),
      await AuthorityKeyIdentifierExtension.create(issuer),
      ...placesOf(state, revocationList),
    ],
  });
  return new Uint8Array(certificate.rawData);
}

export type Revoked = { certificate: Uint8Array; at: Date };

/** The authority's revocation list (RFC 5280) of the signers that it certified. @returns DER */
export async function revocationList(
  authority: Authority,
  revoked: readonly Revoked[],
  now: Date,
): Promise<Uint8Array> {
  const issuer = new X509Certificate(new Uint8Array(authority.certificate));
  const list = await X509CrlGenerator.create({
    issuer: issuer.subjectName,
    thisUpdate: wholeSeconds(now),
    nextUpdate: addDays(wholeSeconds(now), REVOCATION_LIST_DAYS),
    signingAlgorithm: SIGNING,
    signingKey: await signingKey(authority.privateKey),
    entries: revoked.map(({ certificate, at }) => ({
      serialNumber: new X509Certificate(new Uint8Array(certificate)).serialNumber,
      revocationDate: wholeSeconds(at),
      reason: X509CrlReason.keyCompromise,
    })),
    extensions: [
      await AuthorityKeyIdentifierExtension.create(issuer),
      // A list that was made later has a higher number.
      new Extension(CRL_NUMBER, false, derInteger(Math.floor(now.getTime() / 1000))),
    ],
  });
  return new Uint8Array(list.rawData);
}

/** What is to be known of a certificate. */
export function readCertificate(der: Uint8Array) {
  const { notAfter, subjectName } = new X509Certificate(new Uint8Array(der));
  return { notAfter, country: subjectName.getField("C")[0] };
}

/** PEM (RFC 7468). */
export const pemOf = (der: Uint8Array): string => `${new X509Certificate(new Uint8Array(der)).toString("pem")}\n`;

/** The profile wants the country as PrintableString; the library would take UTF8String. */
const nameOf = ({ country, authority }: IssuingState, role: string): Name =>
  new Name([
    { C: [{ printableString: country }] },
    { O: [{ utf8String: authority }] },
    // A name has at most 64 characters; the role comes first, so that no long name makes a signer's equal its authority's.
    { CN: [{ utf8String: `${role}, ${authority}`.slice(0, 64) }] },
  ]);

const placesOf = ({ url }: IssuingState, revocationList: string): Extension[] => [
  new IssuerAlternativeNameExtension([{ type: "url", value: url }]),
  new CRLDistributionPointsExtension([revocationList]),
];

/** 128 random bits below a zero one, so that the number is positive. */
const serialNumber = (): string => `01${randomBytes(16).toString("hex")}`;

/** X.509 knows no fractions of a second. */
const wholeSeconds = (date: Date): Date => new Date(Math.floor(date.getTime() / 1000) * 1000);

/** ITU-T X.690, 8.3: the fewest bytes in two's complement. @param value not negative */
function derInteger(value: number): Uint8Array<ArrayBuffer> {
  const digits = value.toString(16);
  const even = digits.length % 2 === 0 ? digits : `0${digits}`;
  const bytes = Buffer.from(/^[89a-f]/.test(even) ? `00${even}` : even, "hex");
  return new Uint8Array([2, bytes.length, ...bytes]);
}

const signingKey = (key: KeyObject) =>
  webcrypto.subtle.importKey("pkcs8", key.export({ format: "der", type: "pkcs8" }), CURVE, false, ["sign"]);
const verifyingKey = (key: KeyObject) =>
  webcrypto.subtle.importKey("spki", key.export({ format: "der", type: "spki" }), CURVE, true, ["verify"]);
