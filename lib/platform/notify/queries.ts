import type { Mail } from "@/lib/generated/prisma/client";
import { db } from "../db";
import type { MailState } from "./mail";

export type MailPage = { mails: Mail[]; total: number };

/** For the outbox page: the newest first. Whether the caller may read it is the page's affair. */
export async function listMails({
  state,
  skip = 0,
  take = 50,
}: {
  state?: MailState;
  skip?: number;
  take?: number;
} = {}): Promise<MailPage> {
  const where = state ? { state } : {};
  const [mails, total] = await Promise.all([
    db().mail.findMany({ where, orderBy: [{ createdAt: "desc" }, { id: "desc" }], skip, take: Math.min(take, 200) }),
    db().mail.count({ where }),
  ]);
  return { mails, total };
}

/** Ids of mails that were queued before `olderThan` and never left: a crash lost their dispatch. */
export async function overdueMails(olderThan: Date, take = 100): Promise<string[]> {
  const rows = await db().mail.findMany({
    where: { state: "queued", createdAt: { lt: olderThan } },
    orderBy: { createdAt: "asc" },
    take,
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}
