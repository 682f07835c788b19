import type { Metadata } from "next";
import { ListPage, type ListPageProps } from "@/components/data-table/list-page";
import { lastOfEach, pageWindow, parseTableParams } from "@/components/data-table/search-params";
import { Alert } from "@/components/ui/alert";
import type { Mail } from "@/lib/generated/prisma/client";
import { requireActor } from "@/lib/platform/auth/current";
import { type MailState, outboxFolder } from "@/lib/platform/notify/mail";
import { listMails } from "@/lib/platform/notify/queries";
import { settings } from "@/lib/platform/settings";
import { type MailLine, MailTable } from "./_components/mail-table";
import { OpenedMail } from "./_components/opened-mail";
import { mailTable } from "./table";
import { mailTexts as texts } from "./texts";

export const metadata: Metadata = { title: texts.title };

export default async function MailPage({ searchParams }: ListPageProps) {
  await requireActor("admin");
  const { filters, ...params } = lastOfEach(parseTableParams(await searchParams, mailTable));
  const state = filters.state?.[0] as MailState | undefined;
  const { mails, total } = await listMails({ state, ...pageWindow(params) });
  const opened = mails.find(({ id }) => id === filters.open?.[0]);
  return (
    <ListPage title={texts.title} description={texts.description}>
      <Transport />
      <MailTable
        rows={mails.map(lineOf)}
        total={total}
        params={{ ...params, filters: filters.state ? { state: filters.state } : {} }}
      />
      {opened ? <OpenedMail mail={opened} /> : null}
    </ListPage>
  );
}

/** Which way mail leaves. The server's address is shown without its password. */
function Transport() {
  const { SMTP_URL: smtp } = settings();
  return (
    <Alert title={smtp ? texts.transport.smtp : texts.transport.folder} className="mb-4">
      {smtp ? (
        texts.transport.smtpText(new URL(smtp).host)
      ) : (
        <>
          {texts.transport.folderText} <code className="break-all font-mono text-xs">{outboxFolder()}</code>
        </>
      )}
    </Alert>
  );
}

const lineOf = (mail: Mail): MailLine => ({
  id: mail.id,
  to: mail.to,
  subject: mail.subject,
  state: mail.state as MailLine["state"],
  reason: mail.reason,
  createdAt: mail.createdAt.toISOString(),
  sentAt: mail.sentAt?.toISOString() ?? null,
});
