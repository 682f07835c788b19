/** The words of user administration. */
export const usersTexts = {
  title: "Users",
  description: "Who may sign in at this desk, and as what.",
  add: "Add user",
  search: "Name, username or e-mail",
  columns: {
    user: "User",
    email: "E-mail",
    role: "Role",
    department: "Department",
    state: "State",
    lastLogin: "Last sign-in",
    created: "Added",
  },
  filters: { role: "Role", state: "State" },
  never: "Never",
  emptyTitle: "No users yet",
  emptyText: "Add the people who work at this desk.",
} as const;

export const roleLabels = { admin: "Administrator", clerk: "Clerk", applicant: "Applicant" } as const;
export const roleHints = {
  admin: "Everything, users and settings included",
  clerk: "People, photos and licenses",
  applicant: "Sees their own licenses only",
} as const;

export const userStateLabels = { active: "Active", inactive: "Switched off" } as const;

export const userFormTexts = {
  newTitle: "Add user",
  newDescription: "They can sign in as soon as you have saved.",
  signIn: "Sign-in",
  person: "Person",
  username: "Username",
  usernameHint: "Letters, digits, dots and hyphens",
  email: "E-mail",
  fullName: "Full name",
  department: "Department",
  role: "Role",
  holder: "ID number of the citizen",
  holderHint: "An applicant sees the licenses of this person",
  noHolder: "Nobody with this ID number is registered",
  password: "Password",
  passwordHint: "At least 10 characters. A phrase of several words is easy to remember and hard to guess.",
  generate: "Generate a strong password",
  generated: "Copy it now and hand it over: once saved it is not shown again.",
  save: "Save changes",
  saved: "The user was saved",
  added: (name: string) => `${name} was added`,
} as const;

export const userTexts = {
  details: "Details",
  facts: "Account",
  lastLogin: "Last sign-in",
  created: "Added",
  changed: "Last change",
  mustChange: "Password",
  mustChangeText: "Must be changed at the next sign-in",
  passwordKept: "Chosen by the user",
  history: "History in the audit trail",
  resetPassword: "Reset password",
  resetTitle: (name: string) => `Reset the password of ${name}`,
  resetText: "All of their sessions end at once. They are asked to choose their own password afterwards.",
  resetDone: "The password was reset",
  deactivate: "Switch off",
  deactivateTitle: (name: string) => `Switch off ${name}?`,
  deactivateText: "All of their sessions end at once and they cannot sign in. What they did stays in the trail.",
  deactivated: (name: string) => `${name} was switched off`,
  reactivate: "Switch on",
  reactivateTitle: (name: string) => `Switch ${name} on again?`,
  reactivateText: "They can sign in again with the password they had.",
  reactivated: (name: string) => `${name} was switched on`,
  inactiveTitle: "This user is switched off",
  inactiveText: "They cannot sign in, and their API keys do not work.",
  self: "This is you",
  selfText: "Your own password and sessions are on your account page.",
  account: "Open my account",
} as const;
