import { readdir, readFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { closeDatabase, db, transaction } from "../db";
import { newId } from "../ids";
import { forgetSettings } from "../settings";
import { deliverMail, type NewMail, outboxFolder, sendMail } from "./mail";
import { listMails, overdueMails } from "./queries";

type Received = { from: string; to: string[]; source: string };
const servers: SMTPServer[] = [];

afterEach(async () => {
  delete process.env.SMTP_URL;
  forgetSettings();
  await Promise.all(servers.splice(0).map((server) => new Promise<void>((resolve) => server.close(() => resolve()))));
});
afterAll(closeDatabase);

/** A real SMTP server on loopback, and Bureau set to use it. */
async function smtp(refuse?: () => Error | null): Promise<Received[]> {
  const received: Received[] = [];
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    authOptional: true,
    onAuth: ({ username, password }, _session, done) =>
      username === "bureau" && password === "s3cret"
        ? done(null, { user: username })
        : done(new Error("Invalid login")),
    onRcptTo: (_address, _session, done) => done(refuse?.() ?? null),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          from: mailFrom ? mailFrom.address : "",
          to: rcptTo.map(({ address }) => address),
          source: Buffer.concat(chunks).toString(),
        });
        done();
      });
    },
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  setSmtpUrl(`smtp://bureau:s3cret@127.0.0.1:${(server.server.address() as AddressInfo).port}`);
  return received;
}

function setSmtpUrl(url: string): void {
  process.env.SMTP_URL = url;
  forgetSettings();
}

const sample: NewMail = {
  to: "thandi@example.com",
  subject: "Your license is ready — Ndlovu, Zoë",
  text: "Collect it at the desk.\n.\nBring your ID.",
};
const queue = (mail: Partial<NewMail> = {}) => transaction((tx) => sendMail(tx, { ...sample, ...mail }));
const rowOf = (id: string) => db().mail.findUniqueOrThrow({ where: { id } });

describe("through an SMTP server", () => {
  test("a mail arrives whole, once, and its row says so", async () => {
    const received = await smtp();
    const id = await queue({ html: "<p>Collect it <b>at the desk</b>.</p>" });
    expect((await rowOf(id)).state).toBe("queued");
    await deliverMail(id);
    await deliverMail(id);
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({ from: "bureau@localhost", to: ["thandi@example.com"] });
    const { source } = received[0]!;
    expect(source).toContain(`Message-ID: <${id}@bureau>`);
    expect(source).toContain("=?UTF-8?");
    expect(source).toContain("Collect it at the desk.\r\n.\r\nBring your ID.");
    expect(source).toContain("multipart/alternative");
    expect(await rowOf(id)).toMatchObject({ state: "sent", reason: null, sentAt: expect.any(Date) });
  });

  test("a refusal leaves the reason in the row, and a later attempt delivers", async () => {
    let full = true;
    const received = await smtp(() => (full ? Object.assign(new Error("Mailbox full"), { responseCode: 452 }) : null));
    const id = await queue();
    await expect(deliverMail(id)).rejects.toMatchObject({ kind: "unavailable", code: "mail_not_delivered" });
    expect(await rowOf(id)).toMatchObject({
      state: "failed",
      reason: expect.stringContaining("Mailbox full"),
      sentAt: null,
    });
    full = false;
    await deliverMail(id);
    expect(received).toHaveLength(1);
    expect((await rowOf(id)).state).toBe("sent");
  });

  test("wrong credentials, and a server that is not there, are failures to try again", async () => {
    await smtp();
    setSmtpUrl(process.env.SMTP_URL!.replace("s3cret", "wrong"));
    await expect(deliverMail(await queue())).rejects.toMatchObject({ code: "mail_not_delivered" });
    setSmtpUrl("smtp://127.0.0.1:9");
    await expect(deliverMail(await queue())).rejects.toMatchObject({ code: "mail_not_delivered" });
  });
});

describe("into the outbox folder", () => {
  test("a mail becomes one .eml file that a mail program can open", async () => {
    const id = await queue();
    await deliverMail(id);
    const source = await readFile(`${outboxFolder()}/${id}.eml`, "utf8");
    expect(source).toMatch(/^From: Bureau <bureau@localhost>\r\n/m);
    expect(source).toMatch(/^To: thandi@example\.com\r\n/m);
    expect(source).toContain("Bring your ID.");
    expect((await readdir(outboxFolder())).filter((name) => name.startsWith(id))).toEqual([`${id}.eml`]);
    expect((await rowOf(id)).state).toBe("sent");
  });
});

test.each([
  ["to", { to: "thandi@example.com\r\nBcc: all@example.com" }],
  ["to", { to: "thandi@example.com, other@example.com" }],
  ["to", { to: '"x\r\nBcc: y" <thandi@example.com>' }],
  ["to", { to: "" }],
  ["to", { to: "thandi" }],
  ["subject", { subject: "Ready\r\nBcc: all@example.com" }],
  ["subject", { subject: "Ready\nX-Evil: 1" }],
  ["subject", { subject: "Ready\0" }],
  ["subject", { subject: "Ready\u2028Bcc: all@example.com" }],
  ["subject", { subject: "  " }],
  ["subject", { subject: "x".repeat(201) }],
])("a bad %s is refused: %j", async (field, mail) => {
  await expect(queue(mail)).rejects.toMatchObject({ kind: "invalid", fields: [{ name: field }] });
});

test("a mail of a transaction that fails is never sent", async () => {
  const subject = `never ${newId()}`;
  await expect(
    transaction(async (tx) => {
      await sendMail(tx, { ...sample, subject });
      throw new Error("rolled back");
    }),
  ).rejects.toThrow("rolled back");
  expect(await db().mail.count({ where: { subject } })).toBe(0);
});

test("the outbox page lists by state, the newest first, and the sweep finds what waits too long", async () => {
  await db().mail.deleteMany();
  const first = await queue({ subject: "first" });
  const second = await queue({ subject: "second" });
  await deliverMail(first);
  expect(await listMails()).toMatchObject({ total: 2, mails: [{ id: second }, { id: first }] });
  expect(await listMails({ state: "queued" })).toMatchObject({ total: 1, mails: [{ id: second }] });
  expect(await listMails({ skip: 1, take: 1 })).toMatchObject({ total: 2, mails: [{ id: first }] });
  expect(await overdueMails(new Date(Date.now() - 60_000))).toEqual([]);
  expect(await overdueMails(new Date(Date.now() + 60_000))).toEqual([second]);
});

test("an unknown mail is not found", async () => {
  await expect(deliverMail(newId())).rejects.toMatchObject({ kind: "not_found" });
});
