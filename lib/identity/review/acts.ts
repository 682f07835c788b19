import { z } from "zod";

/** What the desk can do with cards, one or many. */
export const CARD_ACTS = ["approve", "reject", "resubmit", "verify", "unverify"] as const;
export type CardAct = (typeof CARD_ACTS)[number];

/** The applicant is told why. */
export const needsReason = (act: CardAct): boolean => act === "reject" || act === "resubmit";

export const CARDS_AT_ONCE_MAX = 200;

export const ActInput = z
  .object({
    ids: z.array(z.uuid()).min(1, "Choose at least one card").max(CARDS_AT_ONCE_MAX),
    act: z.enum(CARD_ACTS),
    reason: z
      .string()
      .trim()
      .max(500)
      .nullish()
      .meta({ description: "Told to the applicant; needed to reject, and to ask for the document again" }),
    version: z.int().optional().meta({ description: "Of a single card: the one that was looked at" }),
  })
  .superRefine(({ act, reason }, context) => {
    if (needsReason(act) && !reason)
      context.addIssue({ code: "custom", path: ["reason"], message: "Say why: the applicant is told" });
  })
  .meta({
    id: "IdCardAct",
    override: {
      examples: [{ ids: ["0198c2a4-6f1e-7c3a-9b2d-4e5f6a7b8c9d"], act: "reject", reason: "The picture is blurred" }],
    },
  });
export type ActInput = z.output<typeof ActInput>;

export const ActOutcome = z
  .object({
    done: z.int(),
    refused: z.array(z.object({ id: z.uuid(), reason: z.string() })),
  })
  .meta({ id: "IdCardActOutcome", examples: [{ done: 1, refused: [] }] });
export type ActOutcome = z.output<typeof ActOutcome>;
