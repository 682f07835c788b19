/** The words of the API keys screen. */
export const keysTexts = {
  title: "API keys",
  description:
    "Keys for programs that use the REST API. A key acts for its owner and never has more rights than they have.",
  docs: "API docs",
  add: "New API key",
  search: "Name or prefix",
  columns: {
    name: "Name",
    prefix: "Key",
    role: "Role",
    owner: "Owner",
    created: "Created",
    lastUsed: "Last used",
    expires: "Expires",
    state: "State",
    actions: "Actions",
  },
  filters: { state: "State" },
  never: "Never",
  emptyTitle: "No API keys yet",
  emptyText: "Make one for each program that talks to this office, so that each can be revoked alone.",
  revoke: "Revoke",
  revokeTitle: (name: string) => `Revoke “${name}”?`,
  revokeText: "Programs that use this key are refused from the next request on. This cannot be undone.",
  revoked: (name: string) => `“${name}” was revoked`,
} as const;

export const keyStateLabels = { active: "Active", expired: "Expired", revoked: "Revoked" } as const;

export const newKeyTexts = {
  title: "New API key",
  name: "Name",
  nameHint: "The program or person that will use it",
  role: "Role",
  roleHint: "What the key may do",
  expiry: "Expires after",
  expiries: { "30": "30 days", "90": "90 days", "365": "1 year", never: "Never" },
  create: "Make key",
  shownTitle: "Your new API key",
  shownText: "Copy it now. It is not kept here and cannot be shown again.",
  copyKey: "Copy key",
  example: "Try it",
  copyExample: "Copy example",
  done: "Done",
} as const;
