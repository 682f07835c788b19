import { z } from "zod";

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
  username,
  email,
  full_name: fullName.nullish(),
  department: z.string().trim().max(120).nullish(),
  role: z.enum(ROLES).optional(),
  is_superuser: z.boolean().optional().meta({ description: "The same as role admin" }),
  person_id: z.int().positive().nullish().meta({ description: "For an applicant: the citizen they are" }),
};

export const UserInput = z.object({ ...columns, password: z.string().max(200) }).meta({ id: "UserCreate" });
export type UserInput = z.output<typeof UserInput>;

export const UserPatch = z
  .object({ ...columns, password: z.string().max(200), is_active: z.boolean() })
  .partial()
  .meta({ id: "UserUpdate" });
export type UserPatch = z.output<typeof UserPatch>;

/** What a user may change of themself. */
export const OwnPatch = z
  .object({ email, full_name: columns.full_name, department: columns.department })
  .partial()
  .meta({ id: "OwnUserUpdate" });
export type OwnPatch = z.output<typeof OwnPatch>;

export const PasswordChange = z
  .object({ current_password: z.string().max(200), new_password: z.string().max(200) })
  .meta({ id: "PasswordChange" });

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
    person_id: z.int().nullable(),
    must_change_password: z.boolean(),
    last_login_at: z.iso.datetime().nullable(),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
  })
  .meta({ id: "User" });
export type UserView = z.output<typeof UserView>;

export const ApiKeyInput = z.object({
  name: z.string().trim().min(1, "is required").max(80),
  role: z.enum(ROLES).optional().meta({ description: "At most the owner's; the owner's own by default" }),
  expires_in_days: z.int().min(1).max(3650).nullish(),
});
export type ApiKeyInput = z.output<typeof ApiKeyInput>;

export const ApiKeyView = z
  .object({
    id: z.uuid(),
    name: z.string(),
    prefix: z.string(),
    role: z.enum(ROLES),
    owner: z.string(),
    created_at: z.iso.datetime(),
    last_used_at: z.iso.datetime().nullable(),
    expires_at: z.iso.datetime().nullable(),
    revoked_at: z.iso.datetime().nullable(),
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
