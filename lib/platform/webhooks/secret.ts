import { randomBytes } from "node:crypto";
import { Webhook } from "standardwebhooks";
import type { WebhookEndpoint } from "@/lib/generated/prisma/client";
import { derivedKey } from "../auth/tokens";
import { sealSecret, unsealSecret } from "../crypto/sealing";
import { DomainError } from "../errors";

/** Standard Webhooks 1.0, "Signature scheme": 24 to 64 random bytes. */
const SECRET_BYTES = 32;
const PREFIX = "whsec_";

const sealingKey = (): Uint8Array => derivedKey("webhook-secrets/v1");

/** A new secret, as receivers enter it. */
export const newSecret = (): string => `${PREFIX}${randomBytes(SECRET_BYTES).toString("base64")}`;

/** @param endpointId what was sealed for one endpoint opens for no other */
export const sealWebhookSecret = (secret: string, endpointId: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(sealSecret(sealingKey(), Buffer.from(secret), endpointId));

type Secrets = Pick<WebhookEndpoint, "id" | "secretSealed" | "previousSealed" | "previousUntil">;

/**
 * The headers that Standard Webhooks asks for. While a secret is being changed there are two signatures, so that a
 * receiver may know either.
 *
 * @throws DomainError unavailable `webhook_secret_sealed`
 */
export function signedHeaders(endpoint: Secrets, eventId: string, body: string, now: Date): Record<string, string> {
  const previous =
    endpoint.previousSealed && endpoint.previousUntil && endpoint.previousUntil > now ? [endpoint.previousSealed] : [];
  const signatures = [endpoint.secretSealed, ...previous].map((sealed) =>
    new Webhook(open(sealed, endpoint.id)).sign(eventId, now, body),
  );
  return {
    "webhook-id": eventId,
    "webhook-timestamp": String(Math.floor(now.getTime() / 1000)),
    "webhook-signature": signatures.join(" "),
  };
}

function open(sealed: Uint8Array, endpointId: string): string {
  const opened = unsealSecret(sealingKey(), sealed, endpointId);
  if (opened) return opened.toString();
  throw new DomainError(
    "unavailable",
    "webhook_secret_sealed",
    "The endpoint's secret cannot be opened: NEXTAUTH_SECRET is not the secret that it was encrypted with. Rotate it.",
  );
}
