import { z } from "zod";
import { api, operation } from "@/lib/platform/http/operation";
import { oneOf, pageOf, ShortPageQuery } from "@/lib/platform/http/parameters";
import { installLicense, removeLicense } from "./installation";
import { getEntitlement, getInstallation, getSigners, listEntitlements } from "./queries";
import {
  ENTITLEMENT_STATES,
  EntitlementInput,
  EntitlementView,
  InstallationView,
  InstallInput,
  IssuedEntitlement,
  ReleaseInput,
  RevokeInput,
  SignerView,
} from "./schema";
import { issueEntitlement, licenseFile, releaseNode, revokeEntitlement } from "./service";
import { rotateSigner } from "./signer";

const EntitlementId = z.object({
  entitlement_id: z
    .uuid()
    .meta({ description: "The license's id", examples: ["01a1fea6-945d-7467-9139-9363337ba98e"] }),
});

/** License keys for installations: issuing them, and this installation's own. */
export const entitlementsApi = api({
  base: "/api/admin/entitlements",
  tag: "Entitlements",
  envelope: "message",
  operations: [
    operation({
      id: "entitlements.installation",
      method: "GET",
      path: "/installation",
      summary: "Read the license that this installation runs under",
      who: "admin",
      response: InstallationView,
      handle: ({ actor }) => getInstallation(actor),
    }),
    operation({
      id: "entitlements.install",
      method: "PUT",
      path: "/installation",
      summary: "Put this installation's license in",
      who: "admin",
      body: InstallInput,
      response: InstallationView,
      errors: { set_by_setting: 409, activated_elsewhere: 409 },
      handle: ({ actor, body }) => installLicense(actor, body.license),
    }),
    operation({
      id: "entitlements.uninstall",
      method: "DELETE",
      path: "/installation",
      summary: "Take this installation's license out",
      who: "admin",
      response: InstallationView,
      handle: ({ actor }) => removeLicense(actor),
    }),
    operation({
      id: "entitlements.signers",
      method: "GET",
      path: "/signing-keys",
      summary: "List the keys that licenses are signed with",
      description: "Their public parts, for installations that are to trust what this office issues.",
      who: "admin",
      response: z.array(SignerView),
      handle: ({ actor }) => getSigners(actor),
    }),
    operation({
      id: "entitlements.rotateSigner",
      method: "POST",
      path: "/signing-keys/rotate",
      summary: "Make a new signing key",
      description: "It signs from now on; what the earlier ones signed stays genuine.",
      who: "admin",
      response: z.array(SignerView),
      replay: (actor) => getSigners(actor),
      async handle({ actor }) {
        await rotateSigner(actor);
        return getSigners(actor);
      },
    }),
    operation({
      id: "entitlements.list",
      method: "GET",
      path: "",
      summary: "List issued licenses, newest first",
      who: "admin",
      query: ShortPageQuery.extend({
        q: z.string().max(100).optional().meta({ description: "Part of customer, key's beginning or installation" }),
        state: oneOf(ENTITLEMENT_STATES),
      }),
      response: z.object({ total: z.int(), items: z.array(EntitlementView) }),
      handle: ({ actor, query }) => listEntitlements(actor, { q: query.q, state: query.state }, pageOf(query)),
    }),
    operation({
      id: "entitlements.issue",
      method: "POST",
      path: "",
      summary: "Issue a license key",
      description: "The answer holds its key, which is told this once, and its file.",
      who: "admin",
      status: 201,
      body: EntitlementInput,
      response: IssuedEntitlement,
      keepsNoAnswer: true,
      handle: ({ actor, body }) => issueEntitlement(actor, body),
    }),
    operation({
      id: "entitlements.get",
      method: "GET",
      path: "/{entitlement_id}",
      summary: "Read an issued license",
      who: "admin",
      params: EntitlementId,
      response: EntitlementView,
      handle: ({ actor, params }) => getEntitlement(actor, params.entitlement_id),
    }),
    operation({
      id: "entitlements.file",
      method: "GET",
      path: "/{entitlement_id}/file",
      summary: "Download a license as a signed file",
      description: "With an installation's name it is for that one alone, and binds it.",
      who: "admin",
      params: EntitlementId,
      query: z.object({
        node_id: ReleaseInput.shape.node_id.optional().meta({ description: "The only installation that it is for" }),
      }),
      response: { binary: ["text/plain"] },
      errors: { license_expired: 409, license_not_yet_valid: 409, license_revoked: 409, activated_elsewhere: 409 },
      async handle({ actor, params, query }) {
        const { name, text } = await licenseFile(actor, params.entitlement_id, query.node_id);
        return new Response(text, {
          headers: {
            "content-type": "text/plain; charset=utf-8",
            "content-disposition": `attachment; filename="${name}"`,
            "cache-control": "private, no-store",
          },
        });
      },
    }),
    operation({
      id: "entitlements.revoke",
      method: "POST",
      path: "/{entitlement_id}/revoke",
      summary: "End a license before its time",
      who: "admin",
      params: EntitlementId,
      body: RevokeInput,
      response: EntitlementView,
      errors: { already_revoked: 409 },
      replay: (actor, id) => getEntitlement(actor, id),
      async handle({ actor, params, body }) {
        await revokeEntitlement(actor, params.entitlement_id, body.reason);
        return getEntitlement(actor, params.entitlement_id);
      },
    }),
    operation({
      id: "entitlements.release",
      method: "POST",
      path: "/{entitlement_id}/release",
      summary: "Take a license from an installation",
      who: "admin",
      params: EntitlementId,
      body: ReleaseInput,
      response: EntitlementView,
      replay: (actor, id) => getEntitlement(actor, id),
      async handle({ actor, params, body }) {
        await releaseNode(actor, params.entitlement_id, body.node_id);
        return getEntitlement(actor, params.entitlement_id);
      },
    }),
  ],
});
