import { base64url } from "jose";
import { CARD_KEY_KIND, type TrustKey, type TrustList } from "@/lib/platform/issuer/trust-list-schema";
import type { BlockFields, BlockPicture } from "./block-layout";
import { type BlockKey, isBlocks, openBlocks, readBody, signatureOf } from "./block-reader";
import { toBigInt } from "./bytes";
import { type BarcodeProfile, parseBarcodeText, signedBytes, signedText } from "./payload";

/** `genuine`: signed by a key of the trust list and unchanged since. `unreadable`: no barcode of ours. */
export const SEALS = ["genuine", "altered", "unknown_issuer", "unreadable"] as const;
export type Seal = (typeof SEALS)[number];

/** What a card's barcode says; the last ones only where the profile carries them. */
export interface CardFields {
  readonly license_number: string;
  readonly id_number: string;
  readonly category: string;
  readonly issue_date: string;
  readonly expiry_date: string;
  readonly surname?: string;
  readonly initials?: string;
  readonly birth_date?: string;
  readonly restrictions?: string;
}

/** What can be told of a scanned barcode without asking anybody. */
export type BarcodeReading = {
  readonly profile: BarcodeProfile | null;
  /** The key that it names; no status for one that the list does not have. */
  readonly key: { readonly kid: string; readonly status: TrustKey["status"] | null } | null;
  readonly picture: BlockPicture | null;
} & (
  | { readonly seal: "genuine"; readonly fields: CardFields }
  /** Of an altered barcode, what it says now. */
  | { readonly seal: Exclude<Seal, "genuine">; readonly fields: CardFields | null }
);

/** This machine's Web Cryptography cannot check Ed25519: an old browser, or a page without https. */
export class SignatureCheckError extends Error {
  override readonly name = "SignatureCheckError";
}

/**
 * Reads the bytes of a scanned PDF417 of either profile and checks its signature.
 * @throws SignatureCheckError
 */
export function readBarcode(scanned: Uint8Array, trust: TrustList): Promise<BarcodeReading> {
  return isBlocks(scanned) ? readBlocks(scanned, trust) : readJson(scanned, trust);
}

const NOTHING: BarcodeReading = { seal: "unreadable", profile: null, fields: null, key: null, picture: null };

async function readJson(scanned: Uint8Array, trust: TrustList): Promise<BarcodeReading> {
  const text = utf8(scanned);
  const payload = text === null ? null : parseBarcodeText(text);
  if (!payload) return NOTHING;
  const { kid, sig, ...fields } = payload;
  const reading = { profile: "json", fields, picture: null } as const;
  if (kid === undefined && sig === undefined) return { ...reading, seal: "unknown_issuer", key: null };
  if (kid === undefined || sig === undefined) return { ...reading, seal: "altered", key: null };
  const signature = decoded(sig);
  const key = { kid, status: statusOf(kid, trust) };
  // Another spelling of the same values is not what was signed.
  if (!signature || signedText(payload, kid, signature) !== text) return { ...reading, seal: "altered", key };
  return { ...reading, key, seal: await sealOf(kid, signature, signedBytes(payload, kid), trust) };
}

async function readBlocks(scanned: Uint8Array, trust: TrustList): Promise<BarcodeReading> {
  const { body, closed } = openBlocks(scanned, blockKeys(trust));
  const reading = { ...NOTHING, profile: "za-720" } as const;
  // One block that opens shows whose card it was before somebody changed another.
  if (closed > 0) return { ...reading, seal: closed === BLOCKS ? "unknown_issuer" : "altered" };
  const read = readBody(body);
  const { kid, signed, signature } = signatureOf(body);
  const key = { kid, status: statusOf(kid, trust) };
  if (!read) return { ...reading, seal: "altered", key };
  const { fields, picture } = read;
  const seal = await sealOf(kid, signature, signed, trust);
  return { seal, profile: "za-720", fields: cardFields(fields), key, picture };
}

const BLOCKS = 6;

const cardFields = ({ codes, ...fields }: BlockFields): CardFields => ({
  license_number: fields.licenseNumber,
  id_number: fields.idNumber,
  category: codes.join(", "),
  issue_date: fields.issueDate,
  expiry_date: fields.expiryDate,
  surname: fields.surname,
  initials: fields.initials,
  birth_date: fields.birthDate,
  restrictions: fields.restrictions,
});

/** The kind of key whose signature makes a card genuine, in both profiles. */
const isCardKey = (key: TrustKey) => key.kty === "OKP" && key.crv === "Ed25519" && key.kind === CARD_KEY_KIND;

const cardKey = (kid: string, trust: TrustList) => trust.keys.find((key) => key.kid === kid && isCardKey(key));
const statusOf = (kid: string, trust: TrustList) => cardKey(kid, trust)?.status ?? null;

/** A revoked key may be in anybody's hands, so that what it signed is worth as much as a stranger's signature. */
async function sealOf(kid: string, signature: Uint8Array, signed: Uint8Array, trust: TrustList): Promise<Seal> {
  const key = cardKey(kid, trust);
  if (!key?.x || key.status === "revoked") return "unknown_issuer";
  return (await ed25519Holds(key.x, signature, signed)) ? "genuine" : "altered";
}

async function ed25519Holds(x: string, signature: Uint8Array, signed: Uint8Array): Promise<boolean> {
  const { subtle } = globalThis.crypto;
  if (!subtle) throw new SignatureCheckError("signatures can be checked on a secure page only");
  const jwk = { kty: "OKP", crv: "Ed25519", x };
  const key = await subtle.importKey("jwk", jwk, { name: "Ed25519" }, false, ["verify"]).catch((cause: unknown) => {
    throw new SignatureCheckError("this browser cannot check Ed25519 signatures", { cause });
  });
  return subtle.verify("Ed25519", key, signature.slice(), signed.slice());
}

function blockKeys(trust: TrustList): BlockKey[] {
  return trust.keys.flatMap(({ kty, n, e, status }) =>
    kty === "RSA" && n && e && status !== "revoked"
      ? [{ n: toBigInt(base64url.decode(n)), e: toBigInt(base64url.decode(e)) }]
      : [],
  );
}

function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function decoded(text: string): Uint8Array | null {
  try {
    return base64url.decode(text);
  } catch {
    return null;
  }
}
