import type { Bolo, BoloMatch } from "@/lib/generated/prisma/client";
import { audit, changes } from "@/lib/platform/audit/audit";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { type Tx, transaction } from "@/lib/platform/db";
import { conflict, invalidField, notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { checkTarget } from "@/lib/platform/net/safe-fetch";
import { dispatchWebhooksAbout } from "@/lib/platform/webhooks/emit";
import { mayWorkWithPlates } from "../policy";
import { notifyMatch } from "./notify";
import { checkPattern, normalizeWildcard } from "./pattern";
import type { BoloInput, BoloPatch } from "./schema";
import { announceJudgements } from "./webhooks";

/**
 * @throws DomainError invalid: a pattern that does not compile or fits everything, hours that are half given, an end
 *   before the beginning, a webhook in a private network
 */
export async function createBolo(actor: Actor, input: BoloInput): Promise<Bolo> {
  permit(mayWorkWithPlates(actor));
  if (input.notification_webhook) await checkTarget(input.notification_webhook, "notification_webhook");
  const data = { ...columnsOf(input), kind: input.kind, platePattern: input.plate_pattern, priority: input.priority };
  const bolo = checked({ ...EMPTY, ...data });
  return transaction(async (tx) => {
    const made = await tx.bolo.create({ data: { ...bolo, id: newId(), createdById: actor.userId } });
    await audit(tx, actor, {
      action: "create",
      resourceType: "bolo",
      resourceId: made.id,
      description: `Began to look out for ${made.platePattern}`,
      newValues: told(made),
    });
    return made;
  });
}

/** Changes what is given; the kind stays. Errors as `createBolo`. */
export async function updateBolo(actor: Actor, id: string, patch: BoloPatch): Promise<Bolo> {
  permit(mayWorkWithPlates(actor));
  if (patch.notification_webhook) await checkTarget(patch.notification_webhook, "notification_webhook");
  return transaction(async (tx) => {
    const before = await findBolo(tx, id);
    const { id: _, createdById, createdAt, updatedAt, ...kept } = before;
    const given = Object.entries(columnsOf(patch)).filter(([, value]) => value !== undefined);
    return save(tx, actor, before, checked({ ...kept, ...Object.fromEntries(given) }));
  });
}

/** Switches it off, or on again. */
export function toggleBolo(actor: Actor, id: string): Promise<Bolo> {
  permit(mayWorkWithPlates(actor));
  return transaction(async (tx) => {
    const before = await findBolo(tx, id);
    return save(tx, actor, before, { active: !before.active });
  });
}

async function save(tx: Tx, actor: Actor, before: Bolo, data: Partial<Columns>): Promise<Bolo> {
  const after = await tx.bolo.update({ where: { id: before.id }, data });
  await audit(tx, actor, {
    action: "update",
    resourceType: "bolo",
    resourceId: before.id,
    description: `Changed the look-out for ${after.platePattern}`,
    ...changes(told(before), told(after)),
  });
  return after;
}

export async function findBolo(tx: Tx, id: string): Promise<Bolo> {
  const bolo = await tx.bolo.findUnique({ where: { id } });
  if (!bolo) throw notFound("BOLO");
  return bolo;
}

type Columns = Omit<Bolo, "id" | "createdById" | "createdAt" | "updatedAt">;
const EMPTY: Columns = {
  kind: "regex",
  platePattern: "",
  description: null,
  reason: null,
  priority: 1,
  active: true,
  lookAlike: false,
  activeDays: [],
  activeFrom: null,
  activeTo: null,
  effectiveFrom: null,
  expiresAt: null,
  webhookUrl: null,
  email: null,
};

/** Undefined is what was not given. */
const columnsOf = (input: BoloPatch): Partial<Columns> =>
  withoutUndefined({
    platePattern: input.plate_pattern,
    description: input.description,
    reason: input.reason,
    priority: input.priority,
    active: input.active,
    lookAlike: input.look_alike,
    activeDays: input.active_days && [...new Set(input.active_days)].sort(),
    activeFrom: input.active_from,
    activeTo: input.active_to,
    effectiveFrom: input.effective_from,
    expiresAt: input.expires_at,
    webhookUrl: input.notification_webhook,
    email: input.notification_email,
  });

const withoutUndefined = (columns: { [Name in keyof Columns]?: Columns[Name] | undefined }): Partial<Columns> =>
  Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));

function checked(bolo: Columns): Columns {
  if (bolo.kind !== "list") checkPattern(bolo.kind, bolo.platePattern);
  if (bolo.kind === "regex" && bolo.lookAlike)
    throw invalidField("look_alike", "is for wildcards and lists; a regular expression names its look-alikes itself");
  if ((bolo.activeFrom === null) !== (bolo.activeTo === null))
    throw invalidField(bolo.activeFrom === null ? "active_from" : "active_to", "both ends of the hours are needed");
  if (bolo.effectiveFrom && bolo.expiresAt && bolo.expiresAt <= bolo.effectiveFrom)
    throw invalidField("expires_at", "must be after effective_from");
  return bolo.kind === "wildcard" ? { ...bolo, platePattern: normalizeWildcard(bolo.platePattern) } : bolo;
}

const told = ({ id, createdById, createdAt, updatedAt, ...columns }: Bolo): Record<string, unknown> => columns;

/**
 * Says what a person saw in the crop of a hit: the plate that is looked for, or another one.
 *
 * @throws DomainError not_found; conflict `already_judged` when it was judged otherwise before
 */
export async function judgeMatch(
  actor: Actor,
  id: string,
  state: "confirmed" | "misread",
  reason: string | null,
  now = new Date(),
): Promise<BoloMatch> {
  permit(mayWorkWithPlates(actor));
  const judged = await transaction(async (tx) => {
    const before = await tx.boloMatch.findUnique({ where: { id } });
    if (!before) throw notFound("Hit");
    if (before.state === state) return before;
    const { count } = await tx.boloMatch.updateMany({
      where: { id, state: "unverified" },
      data: { state, reviewReason: reason, reviewedById: actor.userId, reviewedAt: now },
    });
    if (count !== 1) throw conflict("already_judged", `This hit was judged before: ${before.state}`);
    await announceJudgements(tx, [id]);
    await audit(tx, actor, {
      action: "update",
      resourceType: "bolo_match",
      resourceId: id,
      description: `Found a hit of ${before.listed} to be ${state === "confirmed" ? "right" : "a misread"}${reason ? `: ${reason}` : ""}`,
      oldValues: { state: before.state },
      newValues: { state },
    });
    return tx.boloMatch.findUniqueOrThrow({ where: { id } });
  });
  await dispatchWebhooksAbout([id]);
  return judged;
}

/** Sends the mail of a hit again. @throws DomainError not_found; conflict `no_email`; unavailable */
export async function renotifyMatch(actor: Actor, id: string): Promise<void> {
  permit(mayWorkWithPlates(actor));
  await transaction(async (tx) => {
    const match = await tx.boloMatch.findUnique({ where: { id }, include: { bolo: true } });
    if (!match) throw notFound("Hit");
    if (!match.bolo.email) throw conflict("no_email", "Its watch entry names no mail address");
    await tx.boloMatch.update({ where: { id }, data: { mailState: "pending" } });
    await audit(tx, actor, {
      action: "retry",
      resourceType: "bolo_match",
      resourceId: id,
      description: `Sent the mail of a hit to ${match.bolo.email} again`,
    });
  });
  await notifyMatch(id);
}
