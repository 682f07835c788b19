import { z } from "zod";
import { refreshTokens, signIn, signOut, tokensFor } from "@/lib/platform/auth/sign-in";
import { DomainError } from "@/lib/platform/errors";
import { api, operation } from "@/lib/platform/http/operation";
import { PageQuery, pageOf, pathId } from "@/lib/platform/http/parameters";
import { getUser, listApiKeys, listUsers } from "./queries";
import { ApiKeyInput, ApiKeyView, OwnPatch, PasswordChange, UserInput, UserPatch, UserView } from "./schema";
import {
  changeOwnPassword,
  createApiKey,
  createUser,
  deactivateUser,
  revokeApiKey,
  updateSelf,
  updateUser,
} from "./service";
import { apiKeyView, userView } from "./view";

const Id = pathId("The user's id");
const Credentials = z
  .object({
    username: z.string().max(200).optional().meta({ description: "User name or e-mail address" }),
    email: z.string().max(200).optional().meta({ description: "Another name for username" }),
    password: z.string().max(200),
  })
  .refine(({ username, email }) => Boolean(username || email), { path: ["username"], message: "is required" })
  .meta({ id: "Credentials", examples: [{ username: "clerk@example.com", password: "changeme123" }] });
const Tokens = z
  .object({
    access_token: z.string().meta({ description: "Sent as `Authorization: Bearer …`" }),
    token_type: z.literal("bearer"),
    expires_in: z.int().meta({ description: "Seconds for which the access token holds" }),
    refresh_token: z.string().meta({ description: "Gives a new pair of tokens at /api/v1/auth/token" }),
    user: z
      .object({ id: z.int(), email: z.string(), name: z.string(), role: z.string() })
      .optional()
      .meta({ description: "Who has signed in; not given for a refresh token" }),
  })
  .meta({
    id: "Tokens",
    examples: [
      {
        access_token: "eyJhbGciOiJIUzI1NiIs…",
        token_type: "bearer",
        expires_in: 1800,
        refresh_token: "eyJhbGciOiJIUzI1NiIs…",
        user: { id: 3, email: "thandi@example.com", name: "Thandi Mokoena", role: "clerk" },
      },
    ],
  });

const ownId = (actor: { userId: number | null }): number => actor.userId ?? -1;

export const authApi = api({
  base: "/api/v1/auth",
  tag: "Sign-in",
  envelope: "detail",
  operations: [
    operation({
      id: "auth.login",
      method: "POST",
      path: "/login",
      summary: "Sign in for a bearer token",
      who: "anyone",
      body: Credentials,
      bodyKinds: ["form", "json"],
      response: Tokens,
      errors: { wrong_credentials: 401, inactive_user: 400 },
      async handle({ body }) {
        const signedIn = await signIn(body.username ?? body.email ?? "", body.password, "bearer");
        const { user } = signedIn;
        return {
          ...wire(await tokensFor(signedIn)),
          user: { id: user.id, email: user.email, name: user.fullName ?? user.username, role: user.role },
        };
      },
    }),
    operation({
      id: "auth.refresh",
      method: "POST",
      path: "/token",
      summary: "Renew an access token",
      who: "anyone",
      body: z.object({
        refresh_token: z
          .string()
          .max(4000)
          .meta({ description: "From the sign-in's answer", examples: ["eyJhbGciOiJIUzI1NiIs…"] }),
      }),
      bodyKinds: ["json", "form"],
      response: Tokens,
      errors: { wrong_credentials: 401 },
      handle: async ({ body }) => wire(await refreshTokens(body.refresh_token)),
    }),
    operation({
      id: "auth.testToken",
      method: "POST",
      path: "/test-token",
      summary: "Test a token",
      description: "Answers the user whose token it is.",
      who: "user",
      response: UserView,
      handle: async ({ actor }) => userView(await getUser(actor, ownId(actor))),
    }),
    operation({
      id: "auth.me",
      method: "GET",
      path: "/me",
      summary: "Read the signed-in user",
      who: "user",
      response: UserView,
      handle: async ({ actor }) => userView(await getUser(actor, ownId(actor))),
    }),
    operation({
      id: "auth.logout",
      method: "POST",
      path: "/logout",
      summary: "Sign out",
      description: "Ends the token's session at once. An API key has none; revoke it instead.",
      who: "user",
      response: z.object({ message: z.string().meta({ examples: ["Signed out"] }) }),
      async handle({ actor }) {
        if (!actor.sessionId)
          throw new DomainError("malformed", "no_session", "An API key has no session; revoke it instead");
        await signOut(actor);
        return { message: "Signed out" };
      },
    }),
    operation({
      id: "auth.changePassword",
      method: "POST",
      path: "/password",
      summary: "Change your own password",
      description: "Ends all other sessions of the user.",
      who: "user",
      body: PasswordChange,
      response: z.object({ message: z.string().meta({ examples: ["Password changed"] }) }),
      async handle({ actor, body }) {
        await changeOwnPassword(actor, body.current_password, body.new_password);
        return { message: "Password changed" };
      },
    }),
  ],
});

const wire = (pair: { accessToken: string; refreshToken: string; expiresIn: number }) => ({
  access_token: pair.accessToken,
  token_type: "bearer" as const,
  expires_in: pair.expiresIn,
  refresh_token: pair.refreshToken,
});

export const usersApi = api({
  base: "/api/v1/users",
  tag: "Users",
  envelope: "detail",
  operations: [
    operation({
      id: "users.me",
      method: "GET",
      path: "/me",
      summary: "Read the signed-in user",
      who: "user",
      response: UserView,
      handle: async ({ actor }) => userView(await getUser(actor, ownId(actor))),
    }),
    operation({
      id: "users.updateMe",
      method: "PUT",
      path: "/me",
      summary: "Change your own details",
      who: "user",
      body: OwnPatch,
      response: UserView,
      errors: { duplicate_user: 400 },
      handle: async ({ actor, body }) => userView(await updateSelf(actor, body)),
    }),
    operation({
      id: "users.list",
      method: "GET",
      path: "",
      summary: "List users",
      who: "admin",
      query: PageQuery,
      response: z.array(UserView),
      handle: async ({ actor, query }) => (await listUsers(actor, {}, pageOf(query))).items.map(userView),
    }),
    operation({
      id: "users.create",
      method: "POST",
      path: "",
      summary: "Add a user",
      who: "admin",
      body: UserInput,
      response: UserView,
      errors: { duplicate_user: 400 },
      replay: async (actor, id) => userView(await getUser(actor, Number(id))),
      handle: async ({ actor, body }) => userView(await createUser(actor, body)),
    }),
    operation({
      id: "users.get",
      method: "GET",
      path: "/{id}",
      summary: "Read a user",
      description: "Administrators read everybody, others only themselves.",
      who: "user",
      params: Id,
      response: UserView,
      handle: async ({ actor, params }) => userView(await getUser(actor, params.id)),
    }),
    operation({
      id: "users.update",
      method: "PUT",
      path: "/{id}",
      summary: "Change a user",
      who: "admin",
      params: Id,
      body: UserPatch,
      response: UserView,
      errors: { duplicate_user: 400 },
      handle: async ({ actor, params, body }) => userView(await updateUser(actor, params.id, body)),
    }),
    operation({
      id: "users.remove",
      method: "DELETE",
      path: "/{id}",
      summary: "Switch a user off",
      description:
        "The user can no longer sign in and their sessions and API keys stop working at once. The row stays.",
      who: "admin",
      params: Id,
      response: UserView,
      handle: async ({ actor, params }) => userView(await deactivateUser(actor, params.id)),
    }),
  ],
});

export const apiKeysApi = api({
  base: "/api/api-keys",
  tag: "API keys",
  envelope: "problem",
  operations: [
    operation({
      id: "apiKeys.list",
      method: "GET",
      path: "",
      summary: "List API keys",
      description: "Administrators see everybody's, others their own.",
      who: "user",
      response: z.object({ items: z.array(ApiKeyView) }),
      handle: async ({ actor }) => ({ items: await listApiKeys(actor) }),
    }),
    operation({
      id: "apiKeys.create",
      method: "POST",
      path: "",
      summary: "Make an API key",
      description: "The key is shown in this answer only, so Idempotency-Key is not honoured here.",
      who: "user",
      keepsNoAnswer: true,
      status: 201,
      body: ApiKeyInput,
      response: ApiKeyView.extend({
        key: z.string().meta({ description: "The key itself; it is not shown again", examples: ["bureau_q3Zt0aV…"] }),
      }),
      async handle({ actor, body }) {
        const { apiKey, key } = await createApiKey(actor, body);
        return { ...apiKeyView({ ...apiKey, user: { username: actor.name } }), key };
      },
    }),
    operation({
      id: "apiKeys.revoke",
      method: "DELETE",
      path: "/{id}",
      summary: "Revoke an API key at once",
      who: "user",
      params: z.object({
        id: z.uuid().meta({ description: "The key's id", examples: ["01a1fe98-2d08-741a-9795-2e6161b5aeaa"] }),
      }),
      response: z.object({ message: z.string().meta({ examples: ["Revoked"] }) }),
      async handle({ actor, params }) {
        await revokeApiKey(actor, params.id);
        return { message: "Revoked" };
      },
    }),
  ],
});
