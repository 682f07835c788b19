import type { Entitlement } from "@/lib/generated/prisma/client";
import { audit } from "@/lib/platform/audit/audit";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db, transaction } from "@/lib/platform/db";
import { conflict, invalidField, notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { activate, assertInForce, bindNode } from "./activation";
import { signLicense } from "./license-file";
import { hashLicenseKey, hintOf, newLicenseKey } from "./license-key";
import { mayAdministerEntitlements } from "./policy";
import type { EntitlementInput, IssuedEntitlement } from "./schema";
import { activeSigner } from "./signer";
import { claimsOf, entitlementView, featuresOf } from "./view";

/**
 * Issues a key. The answer is the only place where it is told; its file can be made again.
 *
 * @throws DomainError invalid: an end that has passed or is before the beginning, with its field
 */
export async function issueEntitlement(
  actor: Actor,
  input: EntitlementInput,
  now = new Date(),
): Promise<IssuedEntitlement> {
  permit(mayAdministerEntitlements(actor));
  const validFrom = input.valid_from ?? now;
  if (input.expires_at <= now) throw invalidField("expires_at", "must lie in the future");
  if (input.expires_at <= validFrom) throw invalidField("expires_at", "must be after valid_from");
  // A key is bound by the installation that activates it; only one that is in force can be bound beforehand.
  if (input.node_id && validFrom > now)
    throw invalidField("node_id", "can be given only for a license that is valid from now on");
  await activeSigner();
  const key = newLicenseKey();
  const id = newId();
  await transaction(async (tx) => {
    await tx.entitlement.create({
      data: {
        id,
        keyHash: hashLicenseKey(key),
        keyHint: hintOf(key),
        customer: input.customer,
        features: input.features,
        cameraLimit: input.camera_limit,
        nodesMax: input.nodes_max,
        validFrom,
        expiresAt: input.expires_at,
        createdBy: actor.userId,
        createdAt: now,
      },
    });
    await audit(tx, actor, {
      action: "create",
      resourceType: "entitlement",
      resourceId: id,
      description: `Issued a license to ${input.customer}`,
      newValues: {
        customer: input.customer,
        features: input.features,
        camera_limit: input.camera_limit,
        nodes_max: input.nodes_max,
        valid_from: validFrom.toISOString(),
        expires_at: input.expires_at.toISOString(),
      },
    });
    if (input.node_id) await bindNode(tx, actor, { id }, input.node_id, now);
  });
  const made = await db().entitlement.findUniqueOrThrow({ where: { id }, include: { nodes: true } });
  return {
    ...entitlementView(made, now),
    license_key: key,
    license_file: await fileOf(made, input.node_id, now),
  };
}

/**
 * Ends a license before its time: it can be activated no more. An installation without a network keeps what its file
 * says.
 *
 * @throws DomainError not_found; conflict `already_revoked`
 */
export async function revokeEntitlement(actor: Actor, id: string, reason: string, now = new Date()): Promise<void> {
  permit(mayAdministerEntitlements(actor));
  await transaction(async (tx) => {
    const before = await tx.entitlement.findUnique({ where: { id } });
    if (!before) throw notFound("License");
    const { count } = await tx.entitlement.updateMany({
      where: { id, revokedAt: null },
      data: { revokedAt: now, revokedReason: reason },
    });
    if (count !== 1) throw conflict("already_revoked", "This license is revoked already");
    await audit(tx, actor, {
      action: "revoke",
      resourceType: "entitlement",
      resourceId: id,
      description: `Revoked the license of ${before.customer}: ${reason}`,
    });
  });
}

/**
 * Takes a license from an installation, so that another one can have its place.
 *
 * @throws DomainError not_found when it is not bound to that installation
 */
export async function releaseNode(actor: Actor, id: string, nodeId: string, now = new Date()): Promise<void> {
  permit(mayAdministerEntitlements(actor));
  await transaction(async (tx) => {
    const { count } = await tx.entitlementNode.updateMany({
      where: { entitlementId: id, nodeId, releasedAt: null },
      data: { releasedAt: now },
    });
    if (count !== 1) throw notFound("Installation");
    await audit(tx, actor, {
      action: "update",
      resourceType: "entitlement",
      resourceId: id,
      description: `Released the license from the installation ${nodeId}`,
      oldValues: { node: nodeId },
      newValues: { node: null },
    });
  });
}

/**
 * A license as a signed file. With an installation's name it is for that one alone, which is bound to it by this.
 *
 * @throws DomainError not_found; conflict as activation
 */
export async function licenseFile(
  actor: Actor,
  id: string,
  nodeId: string | undefined,
  now = new Date(),
): Promise<{ name: string; text: string }> {
  permit(mayAdministerEntitlements(actor));
  const entitlement = await transaction(async (tx) => {
    const found = await tx.entitlement.findUnique({ where: { id } });
    if (!found) throw notFound("License");
    if (nodeId !== undefined) await bindNode(tx, actor, { id }, nodeId, now);
    else if (found.revokedAt || found.expiresAt <= now) assertInForce(found, now);
    await audit(tx, actor, {
      action: "download",
      resourceType: "entitlement",
      resourceId: id,
      description: `Took the license file of ${found.customer}${nodeId ? ` for the installation ${nodeId}` : ""}`,
    });
    return found;
  });
  return { name: `license-${entitlement.id}.lic`, text: await fileOf(entitlement, nodeId, now) };
}

/** Contract 2's activation: what an installation is told, with a file for itself alone. Errors as `activate`. */
export async function activateLicense(actor: Actor, key: string, nodeId: string, now = new Date()) {
  const entitlement = await activate(actor, key, nodeId, now);
  return {
    activated: true as const,
    expires_at: entitlement.expiresAt.toISOString(),
    features: featuresOf(entitlement),
    camera_limit: entitlement.cameraLimit,
    license_file: await fileOf(entitlement, nodeId, now),
  };
}

export async function fileOf(entitlement: Entitlement, node: string | undefined, now: Date): Promise<string> {
  const { kid, privateKey } = await activeSigner();
  return signLicense(claimsOf(entitlement, node, now), kid, privateKey);
}
