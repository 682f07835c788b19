import { mkdir, open, rename } from "node:fs/promises";
import path from "node:path";
import { createTransport, type SendMailOptions } from "nodemailer";
import { z } from "zod";
import type { Mail } from "@/lib/generated/prisma/client";
import { db, type Tx } from "../db";
import { DomainError, invalidField, notFound } from "../errors";
import { newId } from "../ids";
import { settings } from "../settings";

/** `queued` → `sent`, or `failed` with a reason; a failed mail may be delivered again. */
export type MailState = "queued" | "sent" | "failed";

export type NewMail = { to: string; subject: string; text: string; html?: string };

/** A line break in a header would begin another header, or the body. */
const header = (longest: number) =>
  z
    .string()
    .trim()
    .min(1, "must not be empty")
    .max(longest)
    .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, "must be one line without control characters");

const MailInput = z.object({
  to: header(254).pipe(z.email("must be one mail address")),
  subject: header(200),
  text: z.string().max(100_000),
  html: z.string().max(500_000).optional(),
});

/**
 * Queues a mail inside the caller's transaction: it goes out only if that commits. Dispatch `deliverMail` by the id.
 *
 * @returns the mail's id
 * @throws DomainError invalid, with the field
 */
export async function sendMail(tx: Tx, mail: NewMail): Promise<string> {
  const input = MailInput.safeParse(mail);
  if (!input.success) {
    const issue = input.error.issues[0];
    throw invalidField(issue?.path.join(".") || "mail", issue?.message ?? "is not valid");
  }
  const { id } = await tx.mail.create({ data: { id: newId(), ...input.data } });
  return id;
}

/**
 * Sends a queued mail by SMTP, or writes it into the outbox folder. Delivering one that is sent does nothing. If we die
 * between the server's "accepted" and our own note, the mail goes out twice, both with the same Message-ID.
 *
 * @throws DomainError not_found, or unavailable when the server does not take it now; the row then tells why
 */
export async function deliverMail(id: string, now: Date = new Date()): Promise<void> {
  const mail = await db().mail.findUnique({ where: { id } });
  if (!mail) throw notFound("Mail");
  if (mail.state === "sent") return;
  try {
    await (settings().SMTP_URL ? submit(mail) : writeToOutbox(mail));
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 500) : "unknown";
    await db().mail.updateMany({ where: { id, state: { not: "sent" } }, data: { state: "failed", reason } });
    const failure = new DomainError(
      "unavailable",
      "mail_not_delivered",
      "The mail could not be delivered",
      undefined,
      30,
    );
    failure.cause = error;
    throw failure;
  }
  await db().mail.update({ where: { id }, data: { state: "sent", reason: null, sentAt: now } });
}

const message = (mail: Mail): SendMailOptions => ({
  messageId: `<${mail.id}@bureau>`,
  date: mail.createdAt,
  from: settings().MAIL_FROM,
  to: { name: "", address: mail.to },
  subject: mail.subject,
  text: mail.text,
  html: mail.html ?? undefined,
  // Nothing that a mail is made of may name a file or an address to be read.
  disableFileAccess: true,
  disableUrlAccess: true,
});

async function submit(mail: Mail): Promise<void> {
  const limits = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 15_000 };
  const transport = createTransport({ url: settings().SMTP_URL, ...limits });
  try {
    await transport.sendMail(message(mail));
  } finally {
    transport.close();
  }
}

export const outboxFolder = (): string => path.join(settings().dataDir, "outbox");

/** One `.eml` file a mail, named by its id: writing it again changes nothing. */
async function writeToOutbox(mail: Mail): Promise<void> {
  const composed = await createTransport({ streamTransport: true, buffer: true, newline: "windows" }).sendMail(
    message(mail),
  );
  await mkdir(outboxFolder(), { recursive: true, mode: 0o700 });
  const file = path.join(outboxFolder(), `${mail.id}.eml`);
  const handle = await open(`${file}.part`, "w", 0o600);
  try {
    await handle.writeFile(composed.message as Buffer);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${file}.part`, file);
}
