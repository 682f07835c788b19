import type { IdCardStep } from "@/lib/generated/prisma/client";
import { settings } from "@/lib/platform/settings";

/** What an applicant is told of a decision. Nothing of their document: a mail is read by many machines. */
export function decisionMail(
  step: IdCardStep,
  name: string | null,
  isConfirmed: boolean,
  reason: string | null,
): { subject: string; text: string } {
  const greeting = name ? `Dear ${name},` : "Hello,";
  const address = `${settings().publicUrl}/onboarding`;
  const [subject, ...lines] =
    step === "approved"
      ? [
          "Your identity document was approved",
          "your identity document was approved.",
          isConfirmed ? "There is nothing more to do." : `Please confirm your details: ${address}`,
        ]
      : step === "rejected"
        ? [
            "Your identity document was not accepted",
            "we could not accept your identity document.",
            `Reason: ${reason}`,
            `You see where you stand here: ${address}`,
          ]
        : [
            "Please send your identity document again",
            "we need your identity document once more.",
            `Reason: ${reason}`,
            `Send it here: ${address}`,
          ];
  return { subject: subject ?? "", text: [greeting, "", ...lines].join("\n") };
}
