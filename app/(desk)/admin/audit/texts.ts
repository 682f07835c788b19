/** The words of the audit screen. */
export const auditTexts = {
  title: "Audit trail",
  description: "Everything that was done, newest first. Each row seals the one before it.",
  search: "Words of the description",
  columns: {
    number: "No.",
    time: "Time",
    who: "Who",
    action: "Action",
    subject: "Subject",
    description: "What happened",
  },
  filters: { action: "Action", type: "Subject", user: "User", from: "From", to: "To" },
  system: "System",
  onlySubject: (name: string) => `Only ${name}`,
  showAll: "Show all",
  emptyTitle: "Nothing was done yet",
  emptyText: "Every change, sign-in and download leaves a row here.",
  expand: (number: number) => `Details of row ${number}`,
  facts: {
    ip: "IP address",
    agent: "Program",
    request: "Request id",
    hash: "Seal (HMAC-SHA-256)",
    actor: "Actor",
    time: "Exact time",
  },
  openSubject: (name: string) => `Open ${name}`,
  noValues: "This row tells of no changed values.",
  print: "Print",
  verify: "Verify chain",
  verifying: "Checking every row…",
  holdsTitle: "The chain holds",
  holds: (rows: string, took: string) => `${rows} rows were checked in ${took}: none is missing, none was altered.`,
  brokenTitle: (row: string) => `The chain breaks at row ${row}`,
  broken: (reason: string, rows: string, took: string) => `${reason}. ${rows} rows before it hold. Checked in ${took}.`,
  head: "Seal of the last row",
  verifyFailed: "The check could not be made",
} as const;

const actions: Record<string, string> = {
  login: "Sign in",
  login_failed: "Failed sign-in",
  logout: "Sign out",
};
/** `login_failed` → "Failed sign-in", `create` → "Create". */
export function actionLabel(action: string): string {
  const words = action.replaceAll("_", " ");
  return actions[action] ?? words.charAt(0).toUpperCase() + words.slice(1);
}
