import type { Prisma } from "@/lib/generated/prisma/client";
import { TEMPLATE_VERSION } from "../card/model";

/** What must be read of a stored set of files to judge it. */
export const withSigner = { signingKey: { select: { state: true } } } as const;
export type SignedGeneration = Prisma.LicenseGenerationGetPayload<{ include: typeof withSigner }>;

/** Whether the key that signed the card still counts: of a revoked one nobody believes a card. */
export const isGenuine = ({ signingKey }: SignedGeneration): boolean => signingKey?.state !== "revoked";

/** Whether a stored set can be used as it is. @param inputHash `inputHashOf` the license as it is now */
export const isUpToDate = (generation: SignedGeneration, inputHash: string): boolean =>
  generation.inputHash === inputHash && generation.templateVersion === TEMPLATE_VERSION && isGenuine(generation);
