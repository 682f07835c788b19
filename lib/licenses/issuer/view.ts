import type { IssuerKey } from "@/lib/generated/prisma/client";
import { kindOf } from "./kinds";
import type { IssuerKeyView } from "./schema";
import { opens } from "./seal";

export const issuerKeyView = (key: IssuerKey): IssuerKeyView => ({
  kid: key.kid,
  kind: key.kind,
  label: kindOf(key.kind)?.label ?? key.kind,
  algorithm: kindOf(key.kind)?.algorithm ?? "",
  status: key.state,
  usable: opens(key.privateSealed, key.id),
  created_at: key.createdAt.toISOString(),
  retired_at: key.retiredAt?.toISOString() ?? null,
  revoked_at: key.revokedAt?.toISOString() ?? null,
  revoked_reason: key.revokedReason,
});
