import { type Actor, authorize } from "@/lib/platform/auth/actor";
import type { Tx } from "@/lib/platform/db";
import { conflict } from "@/lib/platform/errors";
import { applicationPolicy } from "./policy";
import { UNDECIDED } from "./states";
import type { ApplicationRow } from "./view";

/** The application, for whoever may work on it. */
export async function editable(tx: Tx, actor: Actor, id: number): Promise<ApplicationRow> {
  const row = await tx.licenseApplication.findUnique({ where: { id }, include: { person: true } });
  return authorize(applicationPolicy, "edit", actor, row, "Application");
}

/**
 * The same while nobody has decided on it, which is as long as its papers may change.
 *
 * @throws DomainError conflict `already_decided`
 */
export async function undecided(tx: Tx, actor: Actor, id: number): Promise<ApplicationRow> {
  const application = await editable(tx, actor, id);
  if (!UNDECIDED.includes(application.status))
    throw conflict("already_decided", `An application that is ${application.status} cannot be edited`);
  return application;
}

/**
 * Writes only if nobody has written since `before` was read.
 *
 * @throws DomainError conflict `edited_meanwhile`
 */
export async function writeGuarded(
  tx: Tx,
  before: Pick<ApplicationRow, "id" | "version" | "status">,
  data: Parameters<Tx["licenseApplication"]["updateMany"]>[0]["data"],
): Promise<ApplicationRow> {
  const { count } = await tx.licenseApplication.updateMany({
    where: { id: before.id, isActive: true, version: before.version, status: before.status },
    data: { ...data, version: { increment: 1 } },
  });
  if (count !== 1)
    throw conflict(
      "edited_meanwhile",
      "Somebody else has changed this application. Reload to see the change, then go on.",
    );
  return tx.licenseApplication.findUniqueOrThrow({ where: { id: before.id }, include: { person: true } });
}
