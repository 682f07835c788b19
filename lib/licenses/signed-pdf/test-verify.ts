import { createHash, verify, X509Certificate } from "node:crypto";
import { ContentInfo, MessageDigest, SignedData } from "@peculiar/asn1-cms";
import { AsnConvert } from "@peculiar/asn1-schema";

/**
 * Reads a signed PDF as somebody does who knows nothing of how it was made: the byte range by its brackets, the CMS by
 * another ASN.1 library, the signature by Node's cryptography.
 */
export function readSignature(pdf: Buffer) {
  const text = pdf.toString("latin1");
  const [, ...range] = /\/ByteRange \[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/.exec(text) ?? [];
  const [start = 0, length = 0, rest = 0, restLength = 0] = range.map(Number);
  const covered = Buffer.concat([pdf.subarray(start, start + length), pdf.subarray(rest, rest + restLength)]);
  const hex = text.slice(length + 1, rest - 1);
  const cms = Buffer.from(hex.replace(/(00)+$/, ""), "hex");
  return {
    covered,
    cms,
    /** Nothing but the signature itself is left out. */
    coversAll: start === 0 && text[length] === "<" && text[rest - 1] === ">" && rest + restLength === pdf.length,
  };
}

/** Who signed the bytes; null when the signature is not theirs. Checks the chain up to the given authority. */
export function signerOf(cms: Uint8Array, covered: Uint8Array, authority: X509Certificate): X509Certificate | null {
  const { content } = AsnConvert.parse(cms, ContentInfo);
  const signed = AsnConvert.parse(content, SignedData);
  const [info] = signed.signerInfos;
  if (!info?.signedAttrs) return null;
  const digest = info.signedAttrs.find(({ attrType }) => attrType === "1.2.840.113549.1.9.4")?.attrValues[0];
  if (!digest) return null;
  const told = Buffer.from(AsnConvert.parse(digest, MessageDigest).buffer);
  if (!told.equals(createHash("sha256").update(covered).digest())) return null;
  // RFC 5652, 5.4: signed is the set, which stands in the structure under another tag.
  const entries = Buffer.concat(info.signedAttrs.map((attribute) => Buffer.from(AsnConvert.serialize(attribute))));
  const attributes = Buffer.concat([Buffer.from([0x31, 0x81, entries.length]), entries]);
  const certificates = (signed.certificates ?? []).flatMap(({ certificate }) =>
    certificate ? new X509Certificate(Buffer.from(AsnConvert.serialize(certificate))) : [],
  );
  const signer = certificates.find((certificate) => !certificate.ca);
  if (!signer?.checkIssued(authority) || !signer.verify(authority.publicKey)) return null;
  return verify("sha256", attributes, signer.publicKey, Buffer.from(info.signature.buffer)) ? signer : null;
}
