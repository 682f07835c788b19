/** Words of closing and reopening a company's books. */
export const periodTexts = {
  close: "Close a period",
  closeTitle: (name: string) => `Close the books of ${name}?`,
  closeText: "Nothing can be posted on the day or before it any more. What is reversed from then on is dated after it.",
  through: "Closed through",
  closed: (name: string, through: string) => `The books of ${name} are closed through ${through}`,
  reopen: "Reopen",
  reopenTitle: (name: string) => `Reopen the books of ${name}?`,
  reopenText: "Figures that were filed can change from then on. The reason stands in the audit log.",
  staysClosed: "Stays closed through",
  staysClosedHint: "Empty: nothing stays closed.",
  reason: "Reason",
  reopened: (name: string) => `The books of ${name} are open again`,
} as const;
