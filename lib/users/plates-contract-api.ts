import { z } from "zod";
import type { User } from "@/lib/generated/prisma/client";
import { signIn } from "@/lib/platform/auth/sign-in";
import { signToken } from "@/lib/platform/auth/tokens";
import { DomainError } from "@/lib/platform/errors";
import { api, operation } from "@/lib/platform/http/operation";
import { getUser, listUsers } from "./queries";
import { ROLES, UserInput } from "./schema";
import { createUser } from "./service";

/** Life of a token of contract 2; its session can be ended before. */
const TOKEN_SECONDS = 7 * 24 * 3600;
const USERS_MAX = 10_000;

/** Sign-in as contract 2 has it. next-auth's own routes are its neighbours. */
export const platesLoginApi = api({
  base: "/api/auth/login",
  tag: "Sign-in",
  envelope: "message",
  operations: [
    operation({
      id: "platesAuth.login",
      method: "POST",
      path: "",
      summary: "Sign in for a bearer token that holds a week",
      description: "Signing out, a new password or switching the user off ends it at once.",
      who: "anyone",
      body: z
        .object({ email: z.string().max(200), password: z.string().max(200) })
        .meta({ id: "PlatesCredentials", examples: [{ email: "clerk@example.com", password: "changeme123" }] }),
      response: z
        .object({
          access_token: z.string().meta({ description: "Sent as `Authorization: Bearer …`" }),
          token_type: z.literal("Bearer"),
          expires_in: z.int().meta({ description: "Seconds" }),
        })
        .meta({
          id: "PlatesToken",
          examples: [{ access_token: "eyJhbGciOiJIUzI1NiIs…", token_type: "Bearer", expires_in: TOKEN_SECONDS }],
        }),
      errors: { wrong_credentials: 401 },
      async handle({ body }) {
        const { user, sessionId } = await signIn(body.email, body.password, "bearer", TOKEN_SECONDS).catch(refused);
        const subject = { userId: user.id, sessionId, role: user.role };
        return {
          access_token: await signToken("access", subject, TOKEN_SECONDS),
          token_type: "Bearer" as const,
          expires_in: TOKEN_SECONDS,
        };
      },
    }),
  ],
});

/** A stranger does not hear whether the account exists, or is switched off. */
function refused(error: unknown): never {
  if (error instanceof DomainError && ["wrong_credentials", "inactive_user"].includes(error.code))
    throw new DomainError("unauthenticated", "wrong_credentials", "Invalid credentials");
  throw error;
}

const PlatesUser = z
  .object({
    id: z.uuid(),
    email: z.string(),
    username: z.string(),
    role: z.enum(ROLES),
    created_at: z.iso.datetime(),
  })
  .meta({
    id: "PlatesUser",
    examples: [
      {
        id: "01a1fe98-2d08-741a-9795-2e6161b5aeaa",
        email: "thandi@example.com",
        username: "thandi",
        role: "clerk",
        created_at: "2026-03-02T08:00:00.000Z",
      },
    ],
  });

const view = (user: User): z.input<typeof PlatesUser> => ({
  id: user.uuid,
  email: user.email,
  username: user.username,
  role: user.role,
  created_at: user.createdAt.toISOString(),
});

/** The office's users with the ids of contract 2. */
export const platesUsersApi = api({
  base: "/api/users",
  tag: "Users",
  envelope: "message",
  forbidden: "Admin privileges required",
  operations: [
    operation({
      id: "platesUsers.list",
      method: "GET",
      path: "",
      summary: "List users with their UUIDs",
      who: "admin",
      response: z.array(PlatesUser),
      handle: async ({ actor }) => (await listUsers(actor, {}, { skip: 0, take: USERS_MAX })).items.map(view),
    }),
    operation({
      id: "platesUsers.create",
      method: "POST",
      path: "",
      summary: "Add a user, and answer their UUID",
      who: "admin",
      body: UserInput.pick({ email: true, username: true, password: true, role: true }).meta({
        id: "PlatesUserCreate",
        examples: [
          { email: "thandi@example.com", username: "thandi", password: "marble-otter-lantern", role: "clerk" },
        ],
      }),
      response: PlatesUser,
      status: 201,
      errors: { duplicate_user: 400 },
      replay: async (actor, id) => view(await getUser(actor, Number(id))),
      handle: async ({ actor, body }) => view(await createUser(actor, body)),
    }),
  ],
});
