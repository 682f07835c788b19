import type { OnboardingStage } from "@/lib/generated/prisma/client";
import type { Tx } from "@/lib/platform/db";
import type { StageName } from "./kinds";

/** The applicant's stage, made where it is missing. Nothing keeps a copy of it, so that none can be stale. */
export const stageOf = (tx: Tx, userId: number): Promise<OnboardingStage> =>
  tx.onboardingStage.upsert({ where: { userId }, create: { userId }, update: {} });

export async function setStage(tx: Tx, userId: number, stage: StageName): Promise<void> {
  await tx.onboardingStage.upsert({ where: { userId }, create: { userId, stage }, update: { stage } });
}

/** Lets one write about an applicant after the other, until the caller's transaction ends. */
export async function lockApplicant(tx: Tx, userId: number): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`onboarding:${userId}`}, 0))`;
}
