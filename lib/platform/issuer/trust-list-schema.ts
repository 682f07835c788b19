import { z } from "zod";

/** Bytes of the thumbprint (RFC 7638) that name a key; the barcode's block layout has room for as many. */
export const KID_BYTES = 8;
/** The keys that sign cards, and the trust list itself. */
export const CARD_KEY_KIND = "card-ed25519";
/** The keys that sign what the QR code of a course's certificate says. */
export const CERTIFICATE_KEY_KIND = "certificate-ed25519";

export const KEY_STATES = ["active", "retired", "revoked"] as const;

/** A public key of the office, as a JWK (RFC 7517) with what a verifier must know of it. */
export const TrustKey = z.object({
  kid: z.string().meta({ description: "Names the key on cards", examples: ["q3Zt0aVxY5k"] }),
  kind: z.string().meta({ description: "What it signs", examples: ["card-ed25519"] }),
  status: z.enum(KEY_STATES).meta({
    description: "Cards of an active or retired key are genuine; what a revoked key has signed proves nothing",
  }),
  valid_from: z.iso.datetime(),
  valid_until: z.iso.datetime().nullable().meta({ description: "When it was retired or revoked; null while active" }),
  use: z.literal("sig"),
  kty: z.string().meta({ examples: ["OKP"] }),
  alg: z
    .string()
    .optional()
    .meta({ examples: ["EdDSA"] }),
  crv: z
    .string()
    .optional()
    .meta({ examples: ["Ed25519"] }),
  x: z.string().optional(),
  y: z.string().optional(),
  n: z.string().optional().meta({ description: "Modulus of an RSA key" }),
  e: z.string().optional(),
  pem: z
    .string()
    .optional()
    .meta({ description: "An RSA key as decoders of the South African card take it (PKCS #1)" }),
  x5c: z
    .array(z.string())
    .optional()
    .meta({ description: "The key's X.509 certificate, DER in base64: of the keys of mobile licenses" }),
});
export type TrustKey = z.infer<typeof TrustKey>;

/** The keys by which anybody can tell the office's cards and certificates from others, offline. */
export const TrustList = z.object({
  version: z.literal(1),
  issuer: z.string().nullable().meta({ description: "The authority; null while it has no name, as on its cards" }),
  country: z.string().meta({ examples: ["ZAF"] }),
  updated_at: z.iso.datetime().meta({ description: "When a key was last made, retired or revoked" }),
  keys: z.array(TrustKey),
});
export type TrustList = z.infer<typeof TrustList>;
