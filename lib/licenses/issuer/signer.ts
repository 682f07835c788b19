import { constants, type KeyObject, privateEncrypt, sign } from "node:crypto";
import { base64url } from "jose";
import { signingKey } from "@/lib/platform/issuer/keys";
import { CARD_KEY_KIND } from "@/lib/platform/issuer/trust-list-schema";
import { type BlockFields, type BlockPicture, SIGNED_BYTES } from "../barcode/block-layout";
import { sealBody, signBody, writeBody } from "../barcode/block-writer";
import { type BarcodePayload, signedBytes, signedText } from "../barcode/payload";

/** What a card's barcode says, with the key that answers for it. */
export type Signed<T> = { kid: string; barcode: T };

/** The contract's JSON with the office's signature; equal payloads give equal texts until the key is rotated. */
export async function signPayload(payload: BarcodePayload): Promise<Signed<string>> {
  const { kid, privateKey } = await signingKey(CARD_KEY_KIND);
  return { kid, barcode: signedText(payload, kid, sign(null, signedBytes(payload, kid), privateKey)) };
}

/** The 720 bytes of the block layout, signed and sealed; equal input gives equal bytes until a key is rotated. */
export async function signBlocks(fields: BlockFields, picture: BlockPicture | null): Promise<Signed<Uint8Array>> {
  const { kid, privateKey } = await signingKey(CARD_KEY_KIND);
  const [large, small] = [await signingKey("za-720-rsa-1024"), await signingKey("za-720-rsa-592")];
  const body = writeBody(fields, picture, base64url.decode(kid));
  const signature = sign(null, body.subarray(0, SIGNED_BYTES), privateKey);
  const barcode = sealBody(signBody(body, signature), sealingWith(large.privateKey), sealingWith(small.privateKey));
  return { kid, barcode };
}

const sealingWith = (key: KeyObject) => (block: Uint8Array) =>
  privateEncrypt({ key, padding: constants.RSA_NO_PADDING }, block);
