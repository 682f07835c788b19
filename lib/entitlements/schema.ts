import { z } from "zod";
import { momentOf } from "@/lib/platform/http/moment";

/** What a key can be sold with. They are told to the installation; of this office itself only the camera limit is held. */
export const FEATURES = ["bolo", "live_streams", "search", "export", "webhooks"] as const;

export const CAMERAS_MAX = 100_000;
export const NODES_MAX = 1_000;
const COUNT_MAX = 2_000_000_000;

const customer = z.string().normalize().trim().min(1, "is required").max(120).meta({ description: "Whom it is for" });
/** An installation's own name for itself: it is shown in lists, so no control characters. */
const nodeId = z
  .string()
  .trim()
  .min(1, "is required")
  .max(200)
  .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]+$/u, "must be one line")
  .meta({ description: "The installation", examples: ["node-1"] });
const moment = (description: string, example: string) =>
  z
    .string()
    .max(40)
    .transform((text, context) => {
      const read = momentOf(text);
      if (read) return read;
      context.addIssue({ code: "custom", message: "must be a date and time like 2026-05-01T09:00:00Z" });
      return z.NEVER;
    })
    .meta({ description, override: { type: "string", format: "date-time", examples: [example] } });

export const EntitlementInput = z
  .object({
    customer,
    features: z
      .record(z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, "must be a short lower-case word"), z.boolean())
      .refine((features) => Object.keys(features).length <= 50, "must name at most 50 features")
      .default({}),
    camera_limit: z
      .int("must be a whole number")
      .min(0, "must not be negative")
      .max(CAMERAS_MAX)
      .default(10)
      .meta({ description: "Active cameras at most" }),
    nodes_max: z
      .int("must be a whole number")
      .min(1, "must be at least 1")
      .max(NODES_MAX)
      .default(1)
      .meta({ description: "Installations at most" }),
    valid_from: moment("From when on; default: now", "2026-12-01T00:00:00Z").optional(),
    expires_at: moment("Until when", "2027-12-01T00:00:00Z"),
    node_id: nodeId.optional().meta({ description: "The only installation that the file is for; it is bound at once" }),
  })
  .meta({
    id: "EntitlementCreate",
    override: {
      examples: [
        {
          customer: "City of Harbour",
          features: { bolo: true },
          camera_limit: 10,
          nodes_max: 1,
          expires_at: "2027-12-01T00:00:00Z",
        },
      ],
    },
  });
export type EntitlementInput = z.output<typeof EntitlementInput>;

export const ENTITLEMENT_STATES = ["active", "upcoming", "expired", "revoked"] as const;

const NODE = {
  node_id: "node-1",
  activated_at: "2026-11-20T08:00:00.000Z",
  last_seen_at: "2026-11-21T08:00:00.000Z",
  released_at: null,
};
const EXAMPLE = {
  id: "01a1fea6-945d-7467-9139-9363337ba98e",
  key_hint: "ANPR-7K2M-…",
  customer: "City of Harbour",
  features: { bolo: true },
  camera_limit: 10,
  nodes_max: 1,
  valid_from: "2026-11-20T00:00:00.000Z",
  expires_at: "2027-12-01T00:00:00.000Z",
  state: "active" as const,
  revoked_at: null,
  revoked_reason: null,
  created_at: "2026-11-20T07:00:00.000Z",
  nodes: [NODE],
};

export const NodeView = z.object({
  node_id: z.string(),
  activated_at: z.iso.datetime(),
  last_seen_at: z.iso.datetime(),
  released_at: z.iso.datetime().nullable(),
});

export const EntitlementView = z
  .object({
    id: z.uuid(),
    key_hint: z.string().meta({ description: "The key's first group" }),
    customer: z.string(),
    features: z.record(z.string(), z.boolean()),
    camera_limit: z.int(),
    nodes_max: z.int(),
    valid_from: z.iso.datetime(),
    expires_at: z.iso.datetime(),
    state: z.enum(ENTITLEMENT_STATES),
    revoked_at: z.iso.datetime().nullable(),
    revoked_reason: z.string().nullable(),
    created_at: z.iso.datetime(),
    nodes: z.array(NodeView).meta({ description: "Installations that it is or was bound to" }),
  })
  .meta({ id: "Entitlement", examples: [EXAMPLE] });
export type EntitlementView = z.output<typeof EntitlementView>;

export const IssuedEntitlement = EntitlementView.extend({
  license_key: z.string().meta({ description: "For activation over the network; told this once" }),
  license_file: z.string().meta({ description: "The same as a signed file, for an installation without a network" }),
}).meta({
  id: "IssuedEntitlement",
  examples: [
    {
      ...EXAMPLE,
      license_key: "ANPR-7K2M-A0B1-C2D3-Q4TZ",
      license_file: "-----BEGIN BUREAU LICENSE-----\n…\n-----END BUREAU LICENSE-----\n",
    },
  ],
});
export type IssuedEntitlement = z.output<typeof IssuedEntitlement>;

export const RevokeInput = z.object({
  reason: z
    .string()
    .trim()
    .min(3, "must say why")
    .max(300)
    .meta({ description: "Why", examples: ["Contract ended"] }),
});
export const ReleaseInput = z.object({ node_id: nodeId });

export const ActivateInput = z
  .object({
    license_key: z
      .string()
      .trim()
      .min(1, "is required")
      .max(16_000)
      .meta({ description: "The key, or the text of its license file", examples: ["ANPR-AAAA-BBBB-CCCC-DDDD"] }),
    node_id: nodeId,
  })
  .meta({ id: "LicenseActivate" });

export const Activation = z
  .object({
    activated: z.literal(true),
    expires_at: z.iso.datetime(),
    features: z.record(z.string(), z.boolean()),
    camera_limit: z.int(),
    license_file: z.string().meta({ description: "Signed for this installation alone, to be kept by it" }),
  })
  .meta({
    id: "LicenseActivation",
    examples: [
      {
        activated: true,
        expires_at: "2026-05-01T00:00:00Z",
        features: { bolo: true },
        camera_limit: 10,
        license_file: "-----BEGIN BUREAU LICENSE-----\n…\n-----END BUREAU LICENSE-----\n",
      },
    ],
  });

const count = z.int("must be a whole number").min(0, "must not be negative").max(COUNT_MAX, "is too large");

export const UsageInput = z
  .object({
    node_id: nodeId,
    camera_count: count.meta({ description: "Active cameras" }),
    event_count: count.default(0).meta({ description: "Reads since it began" }),
    timestamp: moment("When it was so; default: now", "2026-11-20T08:00:00Z").nullish(),
  })
  .meta({
    id: "UsageReport",
    override: {
      examples: [{ node_id: "node-1", camera_count: 3, event_count: 120, timestamp: "2026-11-20T08:00:00Z" }],
    },
  });
export type UsageInput = z.output<typeof UsageInput>;

export const UsageSummary = z
  .object({
    node_id: z.string().nullable(),
    camera_count: z.int(),
    event_count: z.int(),
    last_report_at: z.iso.datetime().nullable(),
  })
  .meta({
    id: "UsageSummary",
    examples: [{ node_id: "node-1", camera_count: 3, event_count: 120, last_report_at: "2026-11-20T08:00:00Z" }],
  });
export type UsageSummary = z.output<typeof UsageSummary>;

export const INSTALLATION_STATES = [
  "none",
  "valid",
  "not_yet_valid",
  "expired",
  "revoked",
  "other_node",
  "invalid",
] as const;

export const InstallationView = z
  .object({
    node_id: z.string().meta({ description: "What this installation calls itself" }),
    state: z.enum(INSTALLATION_STATES),
    reason: z.string().nullable().meta({ description: "Why it is not valid" }),
    source: z.enum(["setting", "screen"]).nullable(),
    customer: z.string().nullable(),
    features: z.record(z.string(), z.boolean()),
    camera_limit: z.int().nullable().meta({ description: "Active cameras at most; null: as many as there are" }),
    valid_until: z.iso.datetime().nullable(),
    clock_set_back: z.boolean().meta({ description: "The clock showed a later time before" }),
  })
  .meta({
    id: "Installation",
    examples: [
      {
        node_id: "0198c2a4-6f1e-7c3a-9b2d-4e5f6a7b8c9d",
        state: "valid",
        reason: null,
        source: "screen",
        customer: "City of Harbour",
        features: { bolo: true },
        camera_limit: 10,
        valid_until: "2027-12-01T00:00:00.000Z",
        clock_set_back: false,
      },
    ],
  });
export type InstallationView = z.output<typeof InstallationView>;

export const InstallInput = z
  .object({
    license: z
      .string()
      .trim()
      .min(1, "is required")
      .max(16_000, "is no license file")
      .meta({
        description: "A license file's text, or a key that this office issued",
        examples: ["ANPR-AAAA-BBBB-CCCC-DDDD"],
      }),
  })
  .meta({ id: "LicenseInstall" });

export const SignerView = z
  .object({
    kid: z.string(),
    public_key: z.string().meta({ description: "Ed25519, base64url" }),
    trust: z.string().meta({ description: "As BUREAU_LICENSE_TRUSTED_KEYS takes it" }),
    created_at: z.iso.datetime(),
    retired_at: z.iso.datetime().nullable(),
  })
  .meta({
    id: "LicenseSigner",
    examples: [
      {
        kid: "q3Zt0aVxY5k",
        public_key: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
        trust: "q3Zt0aVxY5k:11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
        created_at: "2026-11-20T07:00:00.000Z",
        retired_at: null,
      },
    ],
  });
export type SignerView = z.output<typeof SignerView>;
