import { z } from "zod";
import type { User } from "@/lib/generated/prisma/client";
import { audit } from "@/lib/platform/audit/audit";
import { type Actor, anonymousActor } from "@/lib/platform/auth/actor";
import { checkNewPassword, hashPassword } from "@/lib/platform/auth/passwords";
import { takeAccount } from "@/lib/platform/auth/throttle";
import { requestContext } from "@/lib/platform/context";
import { db, Prisma, type Tx, transaction } from "@/lib/platform/db";
import { DomainError, invalidField } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { settings } from "@/lib/platform/settings";
import { CONSENT_PURPOSES, CONSENT_VERSION, CONSENTS } from "./consent";
import { ONBOARDING } from "./kinds";
import { applicantId } from "./policy";
import { stageOf } from "./stage";

export const ConsentInput = z.object({
  purposes: z
    .array(z.enum(CONSENT_PURPOSES))
    .max(CONSENT_PURPOSES.length)
    .meta({ description: "What is agreed to", examples: [CONSENT_PURPOSES] }),
  version: z
    .literal(CONSENT_VERSION, "The text has changed since; read it again")
    .meta({ description: "The version of the text that was shown", examples: [CONSENT_VERSION] }),
});
export type ConsentInput = z.output<typeof ConsentInput>;

export const AccountInput = z
  .object({
    full_name: z
      .string()
      .normalize()
      .trim()
      .min(1, "Enter your name")
      .max(120)
      .regex(/^[^\p{Cc}\p{Cs}]*$/u, "has characters that cannot be printed"),
    email: z.string().trim().toLowerCase().pipe(z.email("Enter an e-mail address").max(60)),
    password: z.string().max(200).meta({ description: "At least 10 characters, and not easy to guess" }),
    consent: ConsentInput,
  })
  .meta({
    id: "ApplicantAccount",
    override: {
      examples: [
        {
          full_name: "Ada Nkosi",
          email: "ada@example.org",
          password: "marble-otter-lantern",
          consent: { purposes: CONSENT_PURPOSES, version: CONSENT_VERSION },
        },
      ],
    },
  });
export type AccountInput = z.output<typeof AccountInput>;

/** Without all of these nothing can be read. */
function checkConsent({ purposes }: ConsentInput): void {
  const missing = CONSENT_PURPOSES.find((purpose) => !purposes.includes(purpose));
  if (missing) throw invalidField("consent", `We need your consent to go on: ${CONSENTS[missing].title}`);
}

/**
 * Opens an applicant's account, with what they consent to. Bounded per address: it tells whether an e-mail is known.
 *
 * @throws DomainError forbidden `onboarding_closed`; rate_limited; invalid with the field
 */
export async function openAccount(input: AccountInput): Promise<User> {
  if (!settings().ONBOARDING_OPEN)
    throw new DomainError("forbidden", "onboarding_closed", "This office opens accounts at the desk only");
  checkConsent(input.consent);
  checkNewPassword(input.password, [input.email, input.full_name]);
  await takeAccount(requestContext()?.ip ?? null);
  const passwordHash = await hashPassword(input.password);
  return transaction(async (tx) => {
    const { email, full_name: fullName } = input;
    const known = await tx.user.count({ where: { OR: [{ email }, { username: email }] } });
    if (known > 0) throw emailTaken();
    const user = await tx.user
      .create({ data: { username: email, email, fullName, role: "applicant", passwordHash } })
      .catch((error: unknown) => {
        throw error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002" ? emailTaken() : error;
      });
    await noteConsent(tx, user.id, input.consent);
    await stageOf(tx, user.id);
    await audit(tx, anonymousActor, {
      action: "create",
      resourceType: "user",
      resourceId: user.id,
      description: "Opened an applicant's account",
      newValues: { role: "applicant", consent: input.consent },
    });
    return user;
  });
}

const emailTaken = (): DomainError =>
  invalidField("email", "There is an account with this e-mail address. Sign in instead.");

async function noteConsent(tx: Tx, userId: number, { purposes, version }: ConsentInput): Promise<void> {
  const ip = requestContext()?.ip ?? null;
  await tx.applicantConsent.createMany({
    data: purposes.map((purpose) => ({ id: newId(), userId, purpose, textVersion: version, ip })),
    skipDuplicates: true,
  });
  await tx.applicantConsent.updateMany({
    where: { userId, purpose: { in: purposes }, textVersion: version, withdrawnAt: { not: null } },
    data: { withdrawnAt: null, givenAt: new Date() },
  });
}

/** An applicant whose account was opened at the desk agrees. */
export async function giveConsent(actor: Actor, consent: ConsentInput): Promise<void> {
  const userId = applicantId(actor);
  checkConsent(consent);
  await transaction(async (tx) => {
    await noteConsent(tx, userId, consent);
    await audit(tx, actor, {
      action: "update",
      resourceType: ONBOARDING,
      resourceId: userId,
      description: "Gave consent",
      newValues: consent,
    });
  });
}

/** Whether an applicant has agreed to the present texts. */
export async function hasConsented(userId: number): Promise<boolean> {
  const given = await db().applicantConsent.findMany({
    where: { userId, textVersion: CONSENT_VERSION, withdrawnAt: null },
    select: { purpose: true },
  });
  return CONSENT_PURPOSES.every((purpose) => given.some((one) => one.purpose === purpose));
}
