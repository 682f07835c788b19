import type { Installation } from "@/lib/generated/prisma/client";
import { audit } from "@/lib/platform/audit/audit";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db, type Tx, transaction } from "@/lib/platform/db";
import { conflict, DomainError, invalidField } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { settings } from "@/lib/platform/settings";
import { bindNode } from "./activation";
import { type LicenseClaims, looksLikeFile, readLicense } from "./license-file";
import { hashLicenseKey } from "./license-key";
import { mayAdministerEntitlements } from "./policy";
import type { InstallationView } from "./schema";
import { fileOf } from "./service";
import { trustedKeys } from "./signer";

/** Clocks are corrected by seconds; a person sets them back by more. */
const SET_BACK_MS = 3_600_000;
/** The latest time is noted this often at most. */
const NOTE_EVERY_MS = 10 * 60_000;

/** The row of this installation, which is made when it is first asked for. */
export async function installation(tx: Tx = db(), now = new Date()): Promise<Installation> {
  const present = await tx.installation.findUnique({ where: { id: 1 } });
  if (present) return present;
  await tx.installation.createMany({ data: { id: 1, nodeId: newId(), clockSeenAt: now }, skipDuplicates: true });
  return tx.installation.findUniqueOrThrow({ where: { id: 1 } });
}

/** The license that this installation runs under, judged now. */
export async function installationStatus(tx: Tx = db(), now = new Date()): Promise<InstallationView> {
  const row = await installation(tx, now);
  if (now.getTime() - row.clockSeenAt.getTime() > NOTE_EVERY_MS)
    await tx.installation.updateMany({ where: { id: 1, clockSeenAt: { lt: now } }, data: { clockSeenAt: now } });
  const { BUREAU_LICENSE_KEY: ofSetting } = settings();
  const license = ofSetting ?? row.license;
  const common = {
    node_id: row.nodeId,
    clock_set_back: row.clockSeenAt.getTime() - now.getTime() > SET_BACK_MS,
    source: license === null ? null : ofSetting ? ("setting" as const) : ("screen" as const),
  };
  const nothing = { customer: null, features: {}, camera_limit: null, valid_until: null };
  if (license === null) return { ...common, ...nothing, state: "none", reason: null };
  const read = await readLicense(license, await trustedKeys(tx)).catch((error: unknown) => {
    if (error instanceof DomainError) return error.message;
    throw error;
  });
  if (typeof read === "string") return { ...common, ...nothing, state: "invalid", reason: read };
  const { claims } = read;
  return {
    ...common,
    ...(await judge(tx, claims, row.nodeId, row.clockSeenAt > now ? row.clockSeenAt : now)),
    customer: claims.sub,
    features: claims.features,
    camera_limit: claims.camera_limit,
    valid_until: new Date(claims.exp * 1000).toISOString(),
  };
}

/** @param now not earlier than any time that the clock has shown before */
async function judge(
  tx: Tx,
  { exp, nbf, node, jti }: LicenseClaims,
  nodeId: string,
  now: Date,
): Promise<Pick<InstallationView, "state" | "reason">> {
  const day = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 10);
  if (node !== undefined && node !== nodeId)
    return { state: "other_node", reason: `The license is for the installation ${node}; this one is ${nodeId}` };
  // Known only where this office issued it itself.
  const issued = await tx.entitlement.findUnique({ where: { id: jti }, select: { revokedAt: true } });
  if (issued?.revokedAt) return { state: "revoked", reason: "The license was revoked" };
  if (exp * 1000 <= now.getTime()) return { state: "expired", reason: `The license expired on ${day(exp)}` };
  if (nbf * 1000 > now.getTime()) return { state: "not_yet_valid", reason: `The license is valid from ${day(nbf)} on` };
  return { state: "valid", reason: null };
}

/**
 * Puts this installation's license in: a file, or a key that this very office issued. One that is not valid now is
 * refused, and the one before stays.
 *
 * @throws DomainError invalid, field `license`; conflict `set_by_setting`, `activated_elsewhere`
 */
export async function installLicense(actor: Actor, text: string, now = new Date()): Promise<InstallationView> {
  permit(mayAdministerEntitlements(actor));
  if (settings().BUREAU_LICENSE_KEY)
    throw conflict(
      "set_by_setting",
      "The setting BUREAU_LICENSE_KEY names this installation's license; change it there",
    );
  const { nodeId } = await installation(db(), now);
  const license = looksLikeFile(text) ? text : await fileOfKey(actor, text, nodeId, now);
  return transaction(async (tx) => {
    const { claims } = await readLicense(license, await trustedKeys(tx));
    const before = await tx.installation.findUniqueOrThrow({ where: { id: 1 } });
    const verdict = await judge(tx, claims, nodeId, before.clockSeenAt > now ? before.clockSeenAt : now);
    if (verdict.reason) throw invalidField("license", verdict.reason);
    if (await tx.entitlement.count({ where: { id: claims.jti } }))
      await bindNode(tx, actor, { id: claims.jti }, nodeId, now);
    await tx.installation.update({
      where: { id: 1 },
      data: { license, installedBy: actor.userId, installedAt: now },
    });
    const status = await installationStatus(tx, now);
    await audit(tx, actor, {
      action: "update",
      resourceType: "installation",
      resourceId: nodeId,
      description: `Put in the license of ${claims.sub}`,
      newValues: { entitlement: claims.jti, camera_limit: claims.camera_limit, valid_until: status.valid_until },
    });
    return status;
  });
}

/** Runs without a license again. What the settings name stays. */
export async function removeLicense(actor: Actor, now = new Date()): Promise<InstallationView> {
  permit(mayAdministerEntitlements(actor));
  return transaction(async (tx) => {
    const { nodeId, license } = await installation(tx, now);
    if (license !== null) {
      await tx.installation.update({ where: { id: 1 }, data: { license: null, installedBy: null, installedAt: null } });
      await audit(tx, actor, {
        action: "delete",
        resourceType: "installation",
        resourceId: nodeId,
        description: "Took this installation's license out",
      });
    }
    return installationStatus(tx, now);
  });
}

async function fileOfKey(actor: Actor, key: string, nodeId: string, now: Date): Promise<string> {
  const entitlement = await transaction((tx) =>
    bindNode(tx, actor, { keyHash: hashLicenseKey(key) }, nodeId, now),
  ).catch((error: unknown) => {
    if (error instanceof DomainError) throw invalidField("license", error.message);
    throw error;
  });
  return fileOf(entitlement, nodeId, now);
}
