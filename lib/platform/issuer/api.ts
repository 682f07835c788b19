import { z } from "zod";
import { api, operation } from "@/lib/platform/http/operation";
import { IssuerKeyView, RevokeInput, RotateInput } from "./schema";
import { getIssuerKey, listIssuerKeys, revokeIssuerKey, rotateIssuerKey } from "./service";
import { issuerKeyView } from "./view";

/** The keys that cards, documents and certificates are signed with, for administrators; the public reads them in the trust list. */
export const issuerKeysApi = api({
  base: "/api/v1/issuer-keys",
  tag: "Issuer keys",
  envelope: "detail",
  operations: [
    operation({
      id: "issuerKeys.list",
      method: "GET",
      path: "",
      summary: "List the issuer keys",
      who: "admin",
      response: z.array(IssuerKeyView),
      handle: async ({ actor }) => (await listIssuerKeys(actor)).map(issuerKeyView),
    }),
    operation({
      id: "issuerKeys.rotate",
      method: "POST",
      path: "/rotate",
      summary: "Make a new issuer key",
      description:
        "It signs from now on. The one before is retired: what it signed stays genuine, and no card has to be drawn again.",
      who: "admin",
      status: 201,
      body: RotateInput,
      response: IssuerKeyView,
      replay: async (actor, kid) => issuerKeyView(await getIssuerKey(actor, kid)),
      handle: async ({ actor, body }) => issuerKeyView(await rotateIssuerKey(actor, body.kind)),
    }),
    operation({
      id: "issuerKeys.revoke",
      method: "POST",
      path: "/{kid}/revoke",
      summary: "Revoke a retired issuer key",
      description:
        "For a key that somebody else may have: no card that it signed counts as genuine any more, and each must be generated again.",
      who: "admin",
      params: z.object({
        kid: z
          .string()
          .max(40)
          .meta({ description: "The key's id", examples: ["q3Zt0aVxY5k"] }),
      }),
      body: RevokeInput,
      response: IssuerKeyView,
      errors: { key_is_active: 409, already_revoked: 409 },
      replay: async (actor, kid) => issuerKeyView(await getIssuerKey(actor, kid)),
      handle: async ({ actor, params, body }) => issuerKeyView(await revokeIssuerKey(actor, params.kid, body.reason)),
    }),
  ],
});
