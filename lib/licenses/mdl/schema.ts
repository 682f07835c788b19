import { createPublicKey } from "node:crypto";
import { z } from "zod";

/** 32 bytes in base64url. */
const Coordinate = z.string("must be text").regex(/^[A-Za-z0-9_-]{43}$/, "must be 32 bytes in base64url");

const PublicKey = z.object(
  {
    kty: z.literal("EC", "must be EC"),
    crv: z.literal("P-256", "must be P-256"),
    x: Coordinate,
    y: Coordinate,
  },
  "is no JSON Web Key",
);
export type DeviceKey = z.output<typeof PublicKey>;

function isOnCurve(jwk: DeviceKey): boolean {
  try {
    createPublicKey({ key: jwk, format: "jwk" });
    return true;
  } catch {
    return false;
  }
}

/** The holder's device key. A private part that was sent along is refused, not ignored: nobody else may have seen it. */
export const DeviceKey = PublicKey.extend({
  d: z.undefined("is the private part, which must never leave the device").optional(),
})
  .transform(({ kty, crv, x, y }): DeviceKey => ({ kty, crv, x, y }))
  .refine(isOnCurve, "is no point of the curve P-256");

/** The same as somebody pastes it: JSON text. */
export const DeviceKeyText = z
  .string()
  .max(4000)
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue("is no JSON Web Key");
      return z.NEVER;
    }
  })
  .pipe(DeviceKey);

export const MdlInput = z.object({ device_key: DeviceKey }).meta({
  id: "MobileLicenseRequest",
  override: {
    type: "object",
    required: ["device_key"],
    properties: {
      device_key: {
        type: "object",
        description: "Public key of the holder's device, as JWK (RFC 7517): P-256",
        required: ["kty", "crv", "x", "y"],
        properties: {
          kty: { type: "string", const: "EC" },
          crv: { type: "string", const: "P-256" },
          x: { type: "string", description: "32 bytes in base64url" },
          y: { type: "string", description: "32 bytes in base64url" },
        },
      },
    },
    examples: [
      {
        device_key: {
          kty: "EC",
          crv: "P-256",
          x: "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
          y: "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
        },
      },
    ],
  },
});
