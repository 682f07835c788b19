/** The words of the mail outbox. */
export const mailTexts = {
  title: "Mail outbox",
  description: "Every mail of this office, and whether it has left.",
  transport: {
    smtp: "Mail leaves by SMTP",
    smtpText: (host: string) => `Mails are handed to ${host}.`,
    folder: "Mail is written to the outbox folder",
    folderText: "No mail server is set (SMTP_URL), so nothing leaves this machine. The files are in",
  },
  columns: { to: "To", subject: "Subject", state: "State", created: "Written", sent: "Sent", reason: "Reason" },
  filters: { state: "State" },
  states: { queued: "Queued", sent: "Sent", failed: "Failed" },
  emptyTitle: "No mail yet",
  emptyText: "Mails to applicants and users appear here as they are written.",
  opened: "Mail",
  tabs: { text: "Text", html: "As designed" },
  htmlFrame: "The mail as designed",
} as const;
