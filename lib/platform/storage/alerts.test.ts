import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { emptyOffice, makeUser } from "@/tests/support/office";
import { closeDatabase, db } from "../db";
import { forgetSettings } from "../settings";
import { health } from "../system/health";
import { checkStorageLevel, storageAlert } from "./alerts";
import { type DiskUsage, diskUsage, levelOf } from "./disk";

beforeEach(emptyOffice);
afterEach(() => {
  delete process.env.STORAGE_WARN_PERCENT;
  delete process.env.STORAGE_CRITICAL_PERCENT;
  forgetSettings();
});
afterAll(closeDatabase);

const disk = async (usedPercent: number): Promise<DiskUsage> => ({
  freeBytes: (100 - usedPercent) * 1e9,
  totalBytes: 100e9,
  usedPercent,
  level: levelOf(usedPercent),
});
const mails = () => db().mail.findMany({ orderBy: { createdAt: "asc" } });

test("each threshold that is crossed is told once, to every active administrator", async () => {
  const { user } = await makeUser("admin");
  await makeUser("clerk");
  const gone = await makeUser("admin");
  await db().user.update({ where: { id: gone.user.id }, data: { isActive: false } });

  expect(await checkStorageLevel(disk(50))).toBeNull();
  expect(await checkStorageLevel(disk(80))).toBe("warning");
  expect(await checkStorageLevel(disk(86))).toBeNull();
  expect(await checkStorageLevel(disk(95.2))).toBe("critical");
  expect(await checkStorageLevel(disk(97))).toBeNull();
  expect((await mails()).map(({ to, subject }) => [to, subject])).toEqual([
    [user.email, "The disk for files is filling up"],
    [user.email, "The disk for files is almost full"],
  ]);
  expect((await mails())[1]?.text).toContain("95 % of the disk is used");
});

test("a disk that swings about a threshold alarms once; one that was cleared and fills again, again", async () => {
  await makeUser("admin");
  for (const percent of [80.1, 79.5, 80.1, 78.1, 81]) await checkStorageLevel(disk(percent));
  expect(await mails()).toHaveLength(1);
  expect(await checkStorageLevel(disk(77))).toBe("ok");
  expect(await mails()).toHaveLength(1);
  expect(await checkStorageLevel(disk(80))).toBe("warning");
  expect(await mails()).toHaveLength(2);
  const trail = await db().auditEntry.findMany({ where: { resourceType: "storage", resourceId: "disk" } });
  expect(trail).toHaveLength(3);
});

test("a full disk degrades the health and shows on the dashboard; a roomy one does neither", async () => {
  process.env.STORAGE_WARN_PERCENT = "99";
  process.env.STORAGE_CRITICAL_PERCENT = "100";
  forgetSettings();
  const { usedPercent } = (await diskUsage()) ?? { usedPercent: 100 };
  if (usedPercent < 99) {
    expect((await health()).services.storage).toMatchObject({ status: "healthy" });
    expect(await storageAlert()).toBeNull();
  }
  process.env.STORAGE_WARN_PERCENT = "1";
  forgetSettings();
  expect((await health()).services.storage).toMatchObject({
    status: "degraded",
    detail: expect.stringContaining("(warning from 1 %)"),
  });
  expect(await storageAlert()).toMatchObject({ level: "warning" });
});
