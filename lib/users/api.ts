import { z } from "zod";
import { refreshTokens, signIn, signOut, tokensFor } from "@/lib/platform/auth/sign-in";
import { DomainError } from "@/lib/platform/errors";
import { api, operation } from "@/lib/platform/http/operation";
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

const Id = z.object({ id: z.coerce.number().int().positive().max(2_147_483_647) });
const Credentials = z
  .object({
    username: z.string().max(200).optional(),
    email: z.string().max(200).optional(),
    password: z.string().max(200),
  })
  .refine(({ username, email }) => Boolean(username || email), { path: ["username"], message: "is required" })
  .meta({ id: "Credentials" });
const Tokens = z
  .object({
    access_token: z.string(),
    token_type: z.literal("bearer"),
    expires_in: z.int().meta({ description: "Seconds" }),
    refresh_token: z.string(),
    user: z.object({ id: z.int(), email: z.string(), name: z.string(), role: z.string() }).optional(),
  })
  .meta({ id: "Tokens" });

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
      summary: "A new access token for a refresh token",
      who: "anyone",
      body: z.object({ refresh_token: z.string().max(4000) }),
      bodyKinds: ["json", "form"],
      response: Tokens,
      errors: { wrong_credentials: 401 },
      handle: async ({ body }) => wire(await refreshTokens(body.refresh_token)),
    }),
    operation({
      id: "auth.testToken",
      method: "POST",
      path: "/test-token",
      summary: "Whose token this is",
      who: "user",
      response: UserView,
      handle: async ({ actor }) => userView(await getUser(actor, ownId(actor))),
    }),
    operation({
      id: "auth.me",
      method: "GET",
      path: "/me",
      summary: "The signed-in user",
      who: "user",
      response: UserView,
      handle: async ({ actor }) => userView(await getUser(actor, ownId(actor))),
    }),
    operation({
      id: "auth.logout",
      method: "POST",
      path: "/logout",
      summary: "End this token's session at once",
      who: "user",
      response: z.object({ message: z.string() }),
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
      summary: "Change the own password",
      description: "Ends all other sessions of the user.",
      who: "user",
      body: PasswordChange,
      response: z.object({ message: z.string() }),
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
      summary: "The signed-in user",
      who: "user",
      response: UserView,
      handle: async ({ actor }) => userView(await getUser(actor, ownId(actor))),
    }),
    operation({
      id: "users.updateMe",
      method: "PUT",
      path: "/me",
      summary: "Change own details",
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
      query: z.object({
        skip: z.coerce.number().int().min(0).default(0),
        limit: z.coerce.number().int().min(1).max(1000).default(100),
      }),
      response: z.array(UserView),
      handle: async ({ actor, query }) =>
        (await listUsers(actor, {}, { skip: query.skip, take: query.limit })).items.map(userView),
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
      summary: "Read a user; everybody may read themself",
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
      summary: "List API keys; administrators see everybody's",
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
      response: ApiKeyView.extend({ key: z.string() }),
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
      params: z.object({ id: z.uuid() }),
      response: z.object({ message: z.string() }),
      async handle({ actor, params }) {
        await revokeApiKey(actor, params.id);
        return { message: "Revoked" };
      },
    }),
  ],
});
