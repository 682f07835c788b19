import { audit } from "@/lib/platform/audit/audit";
import { systemActor } from "@/lib/platform/auth/actor";
import { type Tx, transaction } from "@/lib/platform/db";
import { deliverMail, type NewMail, sendMail } from "@/lib/platform/notify/mail";
import { settings } from "@/lib/platform/settings";
import { fromLegalDate } from "@/lib/platform/time";
import { CANDIDATE } from "../kinds";
import { type Expiring, papersBetween } from "./expiring";

const BATCH = 500;

/** CANDIDATE_REMINDER_DAYS, the longest first. */
export const reminderDays = (): number[] =>
  [...new Set(settings().CANDIDATE_REMINDER_DAYS.split(",").map(Number))].sort((a, b) => b - a);

/**
 * Reminds candidates by mail of what expires: once for each document and threshold. Where several thresholds have
 * passed at once, as for somebody who came yesterday, one mail tells it.
 *
 * @returns how many mails were sent
 */
export async function remindOfExpiries(now = new Date()): Promise<number> {
  const thresholds = reminderDays();
  const most = Math.max(...thresholds);
  const mailIds: string[] = [];
  for (let skip = 0; ; skip += BATCH) {
    const papers = await papersBetween({ from: 0, to: most, skip, take: BATCH }, now);
    for (const paper of papers) {
      const mailId = paper.email ? await remind(paper, thresholds) : null;
      if (mailId) mailIds.push(mailId);
    }
    if (papers.length < BATCH) break;
  }
  // What fails now is sent again every minute with all mail that is due.
  for (const id of mailIds) await deliverMail(id).catch(() => undefined);
  return mailIds.length;
}

function remind(paper: Expiring, thresholds: readonly number[]): Promise<string | null> {
  const { candidateId, subject, daysLeft } = paper;
  const passed = thresholds.filter((days) => daysLeft <= days);
  const expires = fromLegalDate(paper.expires);
  return transaction(async (tx: Tx) => {
    const { count } = await tx.candidateReminder.createMany({
      data: passed.map((days) => ({ candidateId, subject, expires, days })),
      skipDuplicates: true,
    });
    if (count === 0) return null;
    const candidate = await tx.candidate.findUnique({ where: { id: candidateId }, select: { deletedAt: true } });
    if (!candidate || candidate.deletedAt) return null;
    const mailId = await sendMail(tx, mailOf(paper));
    await audit(tx, systemActor, {
      action: "create",
      resourceType: CANDIDATE,
      resourceId: candidateId,
      description: `Reminded by mail that the ${titleOf(paper)} expires`,
      newValues: { expires: paper.expires, days_left: daysLeft },
    });
    return mailId;
  });
}

const titleOf = ({ kind, title }: Expiring): string =>
  kind === "passport" ? "passport" : kind === "cdc" ? "CDC" : `certificate ${title}`;

function mailOf(paper: Expiring): NewMail {
  const what = titleOf(paper);
  const when = paper.daysLeft === 0 ? "today" : `in ${paper.daysLeft} day${paper.daysLeft === 1 ? "" : "s"}`;
  return {
    to: paper.email ?? "",
    // A header is one line; names of certificates come from people.
    subject: `Your ${what} expires ${when}`.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").slice(0, 200),
    text: [
      `Dear ${paper.name},`,
      "",
      `your ${what} expires on ${paper.expires}, ${when}.`,
      "Please renew it in time, and bring the new one to the office.",
      "",
    ].join("\n"),
  };
}
