import { z } from "zod";
import { ISSUER_KEY_KIND_IDS } from "./kinds";
import { KEY_STATES } from "./trust-list-schema";

export const IssuerKeyView = z
  .object({
    kid: z.string().meta({ examples: ["q3Zt0aVxY5k"] }),
    kind: z.enum(ISSUER_KEY_KIND_IDS).meta({ examples: ["card-ed25519"] }),
    label: z.string().meta({ examples: ["Card signature"] }),
    algorithm: z.string().meta({ examples: ["Ed25519"] }),
    status: z.enum(KEY_STATES),
    usable: z.boolean().meta({ description: "Whether this process can open the private key" }),
    certificate_ends_at: z.iso.datetime().nullable().meta({ description: "Of a key with an X.509 certificate" }),
    created_at: z.iso.datetime(),
    retired_at: z.iso.datetime().nullable(),
    revoked_at: z.iso.datetime().nullable(),
    revoked_reason: z.string().nullable(),
  })
  .meta({ id: "IssuerKey" });
export type IssuerKeyView = z.infer<typeof IssuerKeyView>;

export const RotateInput = z.object({
  kind: z.enum(ISSUER_KEY_KIND_IDS).meta({ description: "The kind to make a new key of" }),
});

export const RevokeInput = z.object({
  reason: z
    .string()
    .trim()
    .min(3, "must say why")
    .max(300)
    .meta({ description: "Why the key is no longer to be trusted", examples: ["The back-up of March was stolen"] }),
});
