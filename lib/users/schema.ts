import { z } from "zod";
import { ID_MAX } from "@/lib/platform/http/parameters";

export const ROLES = ["admin", "clerk", "applicant"] as const;

const username = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.string().regex(/^[a-z0-9][a-z0-9._@-]{2,59}$/, "3 to 60 letters, digits, dots, hyphens or underscores"));
const email = z.string().trim().toLowerCase().pipe(z.email("is not an e-mail address").max(200));
const fullName = z
  .string()
  .normalize()
  .trim()
  .max(120)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, "has characters that cannot be printed");

const columns = {
  username: username.meta({ description: "3 to 60 letters, digits, dots, hyphens or underscores; kept in lower case" }),
  email,
  full_name: fullName.nullish(),
  department: z.string().trim().max(120).nullish(),
  role: z.enum(ROLES).optional().meta({ description: "clerk when neither this nor is_superuser is given" }),
  is_superuser: z.boolean().optional().meta({ description: "true is the same as role admin; role wins" }),
  person_id: z.int().positive().max(ID_MAX).nullish().meta({ description: "For an applicant: the citizen they are" }),
};

/** The strength of a password is judged by the service, which knows the account it is for. */
const newPassword = z.string().max(200).meta({ description: "At least 10 characters, and not easy to guess" });

export const UserInput = z.object({ ...columns, password: newPassword }).meta({
  id: "UserCreate",
  examples: [
    {
      username: "thandi",
      email: "thandi@example.com",
      full_name: "Thandi Mokoena",
      role: "clerk",
      password: "marble-otter-lantern",
    },
  ],
});
export type UserInput = z.output<typeof UserInput>;

export const UserPatch = z
  .object({ ...columns, password: newPassword, is_active: z.boolean() })
  .partial()
  .meta({ id: "UserUpdate", examples: [{ department: "Card printing", role: "clerk" }] });
export type UserPatch = z.output<typeof UserPatch>;

/** What a user may change of themself. */
export const OwnPatch = z
  .object({ email, full_name: columns.full_name, department: columns.department })
  .partial()
  .meta({ id: "OwnUserUpdate", examples: [{ department: "Card printing" }] });
export type OwnPatch = z.output<typeof OwnPatch>;

export const PasswordChange = z.object({ current_password: z.string().max(200), new_password: newPassword }).meta({
  id: "PasswordChange",
  examples: [{ current_password: "changeme123", new_password: "marble-otter-lantern" }],
});

export const UserView = z
  .object({
    id: z.int(),
    uuid: z.uuid(),
    username: z.string(),
    email: z.string(),
    full_name: z.string().nullable(),
    department: z.string().nullable(),
    role: z.enum(ROLES),
    is_active: z.boolean(),
    is_superuser: z.boolean(),
    person_id: z.int().nullable().meta({ description: "For an applicant: the citizen they are" }),
    must_change_password: z
      .boolean()
      .meta({ description: "An administrator set the password; the user is asked to choose one" }),
    last_login_at: z.iso.datetime().nullable(),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
  })
  .meta({
    id: "User",
    examples: [
      {
        id: 3,
        uuid: "01a1fe98-2d08-741a-9795-2e6161b5aeaa",
        username: "thandi",
        email: "thandi@example.com",
        full_name: "Thandi Mokoena",
        department: "Card printing",
        role: "clerk",
        is_active: true,
        is_superuser: false,
        person_id: null,
        must_change_password: false,
        last_login_at: "2026-11-20T07:58:12.481Z",
        created_at: "2026-03-02T08:00:00.000Z",
        updated_at: "2026-11-20T07:58:12.482Z",
      },
    ],
  });
export type UserView = z.output<typeof UserView>;

export const ApiKeyInput = z.object({
  name: z
    .string()
    .trim()
    .min(1, "is required")
    .max(80)
    .meta({ description: "What the key is for", examples: ["Card printer"] }),
  role: z.enum(ROLES).optional().meta({ description: "At most the owner's; the owner's own by default" }),
  expires_in_days: z
    .int()
    .min(1)
    .max(3650)
    .nullish()
    .meta({ description: "Never expires when missing", examples: [90] }),
});
export type ApiKeyInput = z.output<typeof ApiKeyInput>;

export const ApiKeyView = z
  .object({
    id: z.uuid().meta({ examples: ["01a1fe98-2d08-741a-9795-2e6161b5aeaa"] }),
    name: z.string().meta({ examples: ["Card printer"] }),
    prefix: z.string().meta({ description: "How the key begins, to tell keys apart", examples: ["bureau_q3Zt0a"] }),
    role: z.enum(ROLES).meta({ examples: ["clerk"] }),
    owner: z.string().meta({ description: "The owner's user name", examples: ["thandi"] }),
    created_at: z.iso.datetime().meta({ examples: ["2026-11-20T08:00:00.000Z"] }),
    last_used_at: z.iso
      .datetime()
      .nullable()
      .meta({ examples: [null] }),
    expires_at: z.iso
      .datetime()
      .nullable()
      .meta({ examples: ["2027-02-18T08:00:00.000Z"] }),
    revoked_at: z.iso
      .datetime()
      .nullable()
      .meta({ examples: [null] }),
  })
  .meta({ id: "ApiKey" });
export type ApiKeyView = z.output<typeof ApiKeyView>;

export const SessionView = z
  .object({
    id: z.uuid(),
    kind: z.string(),
    ip: z.string().nullable(),
    user_agent: z.string().nullable(),
    created_at: z.iso.datetime(),
    last_seen_at: z.iso.datetime(),
    expires_at: z.iso.datetime(),
    current: z.boolean(),
  })
  .meta({ id: "Session" });
export type SessionView = z.output<typeof SessionView>;
