import { z } from "zod";
import { api, operation } from "@/lib/platform/http/operation";
import { ActivateInput, Activation, UsageInput, UsageSummary } from "./schema";
import { activateLicense } from "./service";
import { latestUsage, recordUsage } from "./usage";

/** Contract 2's license keys of installations, section 2.2. Driving licenses are at /api/v1/licenses. */
export const licenseKeysApi = api({
  base: "/api/licenses",
  tag: "License keys",
  envelope: "message",
  operations: [
    operation({
      id: "licenseKeys.activate",
      method: "POST",
      path: "/activate",
      summary: "Bind an installation to a license key",
      description: "An installation that is bound already is told the same again.",
      who: "anyone",
      body: ActivateInput,
      response: Activation,
      errors: {
        invalid_license_key: 404,
        license_expired: 400,
        license_not_yet_valid: 400,
        license_revoked: 400,
        activated_elsewhere: 400,
      },
      keepsNoAnswer: true,
      handle: ({ actor, body }) => activateLicense(actor, body.license_key, body.node_id),
    }),
    operation({
      id: "licenseKeys.reportUsage",
      method: "POST",
      path: "/usage",
      summary: "Report what an installation uses",
      description: "The same report again counts once.",
      who: "anyone",
      body: UsageInput,
      response: z.object({ status: z.literal("acknowledged") }),
      errors: { usage_differs: 409 },
      async handle({ body }) {
        await recordUsage(body);
        return { status: "acknowledged" as const };
      },
    }),
    operation({
      id: "licenseKeys.usage",
      method: "GET",
      path: "/usage",
      summary: "Read the latest usage report",
      who: "staff",
      query: z.object({
        node_id: z
          .string()
          .max(200)
          .optional()
          .meta({ description: "Of this installation", examples: ["node-1"] }),
      }),
      response: UsageSummary,
      handle: ({ actor, query }) => latestUsage(actor, query.node_id),
    }),
  ],
});
