import { createHash, type KeyObject, webcrypto } from "node:crypto";
import { ObjectIdentifier, OctetString, Sequence } from "asn1js";
import {
  Attribute,
  Certificate,
  ContentInfo,
  CryptoEngine,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from "pkijs";

const OID = {
  data: "1.2.840.113549.1.7.1",
  signedData: "1.2.840.113549.1.7.2",
  contentType: "1.2.840.113549.1.9.3",
  messageDigest: "1.2.840.113549.1.9.4",
  signingCertificateV2: "1.2.840.113549.1.9.16.2.47",
} as const;

const HASH = "SHA-256";
const sha256 = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash("sha256").update(bytes).digest());

export type CmsSigner = {
  /** ECDSA P-256. */
  readonly privateKey: KeyObject;
  /** X.509, DER. */
  readonly certificate: Uint8Array;
  readonly issuer: Uint8Array;
};

/**
 * A detached signature (CMS, RFC 5652) of the baseline that PAdES asks for (ETSI EN 319 142-1, B-B): the signed
 * attributes are content type, message digest and the signing certificate (RFC 5035), and no time, which stands in the
 * PDF's signature dictionary.
 *
 * @returns ContentInfo, DER
 */
export async function detachedSignature(content: Uint8Array, signer: CmsSigner): Promise<Buffer> {
  const engine = new CryptoEngine({ name: "node", crypto: webcrypto as unknown as Crypto });
  const certificate = certificateOf(signer.certificate);
  const signed = new SignedData({
    version: 1,
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: OID.data }),
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
        signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes: attributesOf(content, signer) }),
      }),
    ],
    certificates: [certificate, certificateOf(signer.issuer)],
  });
  const key = await webcrypto.subtle.importKey(
    "pkcs8",
    signer.privateKey.export({ format: "der", type: "pkcs8" }),
    { name: "ECDSA", namedCurve: "P-256" },
    false,
    ["sign"],
  );
  await signed.sign(key, 0, HASH, undefined, engine);
  const info = new ContentInfo({ contentType: OID.signedData, content: signed.toSchema(true) });
  return Buffer.from(info.toSchema().toBER());
}

const certificateOf = (der: Uint8Array): Certificate => Certificate.fromBER(new Uint8Array(der));

function attributesOf(content: Uint8Array, { certificate }: CmsSigner): Attribute[] {
  // ESSCertIDv2 with its usual hash, SHA-256, which is therefore not written.
  const certificateId = new Sequence({ value: [new OctetString({ valueHex: sha256(certificate) })] });
  const signingCertificate = new Sequence({ value: [new Sequence({ value: [certificateId] })] });
  return [
    new Attribute({ type: OID.contentType, values: [new ObjectIdentifier({ value: OID.data })] }),
    new Attribute({ type: OID.messageDigest, values: [new OctetString({ valueHex: sha256(content) })] }),
    new Attribute({ type: OID.signingCertificateV2, values: [signingCertificate] }),
  ];
}
