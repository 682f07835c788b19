import { audit } from "../audit/audit";
import { systemActor } from "../auth/actor";
import { db, transaction } from "../db";
import { sendMail } from "../notify/mail";
import { settings } from "../settings";
import { type DiskUsage, describeFullness, diskUsage, isWorse, levelOf, type StorageLevel } from "./disk";

/**
 * Compares the disk with what people were last told, and when it has crossed a threshold, notes that. Each
 * administrator gets one mail for each threshold that is passed on the way up; a disk that stays full writes no second.
 *
 * @returns the new level, or null when nothing has changed
 */
export async function checkStorageLevel(
  usage: Promise<DiskUsage | null> = diskUsage(),
  now = new Date(),
): Promise<StorageLevel | null> {
  const disk = await usage;
  if (!disk) return null;
  return transaction(async (tx) => {
    const last = await tx.storageAlert.findFirst({ orderBy: { id: "desc" } });
    const before = (last?.level ?? "ok") as StorageLevel;
    const level = levelOf(disk.usedPercent, before);
    if (level === before) return null;
    await tx.storageAlert.create({ data: { level, usedPercent: disk.usedPercent, at: now } });
    const description = describeFullness({ ...disk, level });
    await audit(tx, systemActor, {
      action: "update",
      resourceType: "storage",
      resourceId: "disk",
      description,
      oldValues: { level: before },
      newValues: { level },
    });
    if (!isWorse(level, before)) return level;
    const administrators = await tx.user.findMany({
      where: { role: "admin", isActive: true },
      select: { email: true },
    });
    for (const { email } of administrators) {
      await sendMail(tx, { to: email, ...mailOf(level, description) });
    }
    return level;
  });
}

const mailOf = (level: StorageLevel, description: string): { subject: string; text: string } => ({
  subject: level === "critical" ? "The disk for files is almost full" : "The disk for files is filling up",
  text: [
    `${description}.`,
    "When the disk is full, photos and cards can no longer be stored.",
    "",
    `Look at ${settings().publicUrl}/admin/storage for what can go, or give the office a larger disk.`,
  ].join("\n"),
});

export type StorageAlert = { level: Exclude<StorageLevel, "ok">; usedPercent: number; description: string };

/** Whether the disk needs attention now, by the level that people were last told of. */
export async function storageAlert(): Promise<StorageAlert | null> {
  const [disk, last] = await Promise.all([diskUsage(), db().storageAlert.findFirst({ orderBy: { id: "desc" } })]);
  if (!disk) return null;
  const level = levelOf(disk.usedPercent, (last?.level ?? "ok") as StorageLevel);
  return level === "ok"
    ? null
    : { level, usedPercent: disk.usedPercent, description: describeFullness({ ...disk, level }) };
}
