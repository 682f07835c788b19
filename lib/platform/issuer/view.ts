import type { IssuerKey } from "@/lib/generated/prisma/client";
import { readCertificate } from "./certificates";
import { ISSUER_KEY_KINDS, type IssuerKeyKindId } from "./kinds";
import type { IssuerKeyView } from "./schema";
import { opens } from "./seal";

export function issuerKeyView(key: IssuerKey): IssuerKeyView {
  const kind = key.kind as IssuerKeyKindId;
  const { label, algorithm } = ISSUER_KEY_KINDS[kind];
  return {
    kid: key.kid,
    kind,
    label,
    algorithm,
    status: key.state,
    usable: opens(key.privateSealed, key.id),
    certificate_ends_at: key.certificate && readCertificate(key.certificate).notAfter.toISOString(),
    created_at: key.createdAt.toISOString(),
    retired_at: key.retiredAt?.toISOString() ?? null,
    revoked_at: key.revokedAt?.toISOString() ?? null,
    revoked_reason: key.revokedReason,
  };
}
