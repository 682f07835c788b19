import { generateKeyPair, type KeyObject } from "node:crypto";
import { promisify } from "node:util";
import { CARD_KEY_KIND, CERTIFICATE_KEY_KIND } from "./trust-list-schema";

/** What one kind of key is for, and how it is made. */
export type IssuerKeyKind = {
  label: string;
  purpose: string;
  algorithm: string;
  generate: () => Promise<KeyPair>;
  /** Which certificate it has, if any: an authority's own, or one that the office's authority gave it for a use. */
  certificate?: "authority" | CertifiedUse;
};
/** What a key that the authority certifies may sign. */
export type CertifiedUse = "mdl" | "pdf";
export type KeyPair = { publicKey: KeyObject; privateKey: KeyObject };

const pair = promisify(generateKeyPair);
/** The exponent that every decoder of the layout has. */
const PUBLIC_EXPONENT = 65537;

/** The office's issuing authority certificate authority (IACA) of ISO/IEC 18013-5, and the keys that it certifies. */
export const MDL_AUTHORITY_KIND = "mdl-iaca-p256";
export const MDL_SIGNER_KIND = "mdl-signer-p256";
/** Signs PDFs; the same authority certifies it, so that an office has one root to hand out. */
export const PDF_SIGNER_KIND = "pdf-signer-p256";
const p256 = () => pair("ec", { namedCurve: "P-256" });

/** The kinds of keys that an office has one active key of each. A new kind is entered here once. */
export const ISSUER_KEY_KINDS = {
  [CARD_KEY_KIND]: {
    label: "Card signature",
    purpose: "Signs the barcode of every card and the trust list",
    algorithm: "Ed25519",
    generate: () => pair("ed25519", {}),
  },
  "za-720-rsa-1024": {
    label: "Block layout, large blocks",
    purpose: "Seals the first five blocks of the 720-byte barcode, for its decoders; it is no proof by itself",
    algorithm: "RSA 1024",
    generate: () => pair("rsa", { modulusLength: 1024, publicExponent: PUBLIC_EXPONENT }),
  },
  "za-720-rsa-592": {
    label: "Block layout, last block",
    purpose: "Seals the sixth block of the 720-byte barcode, for its decoders; it is no proof by itself",
    algorithm: "RSA 592",
    generate: () => pair("rsa", { modulusLength: 592, publicExponent: PUBLIC_EXPONENT }),
  },
  [MDL_AUTHORITY_KIND]: {
    label: "Mobile licenses, authority",
    purpose: "Certifies the keys that sign mobile licenses; readers are given its certificate once",
    algorithm: "ECDSA P-256",
    generate: p256,
    certificate: "authority",
  },
  [MDL_SIGNER_KIND]: {
    label: "Mobile licenses, signer",
    purpose: "Signs mobile licenses; replaced by itself before its certificate ends",
    algorithm: "ECDSA P-256",
    generate: p256,
    certificate: "mdl",
  },
  [PDF_SIGNER_KIND]: {
    label: "PDFs, signer",
    purpose: "Signs cards that are downloaded as PDF; replaced by itself before its certificate ends",
    algorithm: "ECDSA P-256",
    generate: p256,
    certificate: "pdf",
  },
  [CERTIFICATE_KEY_KIND]: {
    label: "Course certificates",
    purpose: "Signs certificates' QR codes",
    algorithm: "Ed25519",
    generate: () => pair("ed25519", {}),
  },
} as const satisfies Record<string, IssuerKeyKind>;

export type IssuerKeyKindId = keyof typeof ISSUER_KEY_KINDS;
export const ISSUER_KEY_KIND_IDS = Object.keys(ISSUER_KEY_KINDS) as IssuerKeyKindId[];
