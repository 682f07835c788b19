import { constants, generateKeyPairSync, privateEncrypt, sign } from "node:crypto";
import { CARD_KEY_KIND, type TrustKey, type TrustList } from "@/lib/platform/issuer/trust-list-schema";
import { type BlockFields, type BlockPicture, SIGNED_BYTES } from "./block-layout";
import { sealBody, signBody, writeBody } from "./block-writer";
import { type BarcodePayload, signedBytes, signedText } from "./payload";

/** An issuer for tests, with keys of its own and no database. */
export function testIssuer() {
  const ed25519 = generateKeyPairSync("ed25519");
  const large = generateKeyPairSync("rsa", { modulusLength: 1024 });
  const small = generateKeyPairSync("rsa", { modulusLength: 592 });
  const kidBytes = crypto.getRandomValues(new Uint8Array(8));
  const kid = Buffer.from(kidBytes).toString("base64url");
  const common = { status: "active", valid_from: "2026-01-01T00:00:00Z", valid_until: null, use: "sig" } as const;
  const key = (kid: string, kind: string, of: typeof large.publicKey): TrustKey => ({
    ...common,
    ...(of.export({ format: "jwk" }) as { kty: string }),
    kid,
    kind,
  });
  const trust: TrustList = {
    version: 1,
    issuer: "Example Licensing Authority",
    country: "ZAF",
    updated_at: "2026-01-01T00:00:00Z",
    keys: [
      key(kid, CARD_KEY_KIND, ed25519.publicKey),
      key("large", "za-720-rsa-1024", large.publicKey),
      key("small", "za-720-rsa-592", small.publicKey),
    ],
  };
  const sealing = (of: typeof large) => (block: Uint8Array) =>
    privateEncrypt({ key: of.privateKey, padding: constants.RSA_NO_PADDING }, block);
  return {
    kid,
    trust,
    pem: {
      large: large.publicKey.export({ type: "pkcs1", format: "pem" }).toString(),
      small: small.publicKey.export({ type: "pkcs1", format: "pem" }).toString(),
    },
    json: (payload: BarcodePayload): string =>
      signedText(payload, kid, sign(null, signedBytes(payload, kid), ed25519.privateKey)),
    blocks(fields: BlockFields, picture: BlockPicture | null): Uint8Array {
      const body = writeBody(fields, picture, kidBytes);
      const signature = sign(null, body.subarray(0, SIGNED_BYTES), ed25519.privateKey);
      return sealBody(signBody(body, signature), sealing(large), sealing(small));
    },
  };
}
