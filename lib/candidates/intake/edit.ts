import { audit } from "@/lib/platform/audit/audit";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { type Tx, transaction } from "@/lib/platform/db";
import { invalidField } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { settings } from "@/lib/platform/settings";
import { removeMedia } from "@/lib/platform/storage/media";
import type { ReceivedFile } from "@/lib/platform/storage/multipart";
import { type FileKind, INTAKE, isReadFile, READ_BLOCKS } from "../kinds";
import { mayKeepCandidates } from "../policy";
import { placeholder } from "./blocks";
import { checkIntakeFile, freeName } from "./check-file";
import type { SessionReading } from "./reading";
import { lockOpenSession, type OpenSession, WITH_FILES } from "./sessions";
import { asJson, type OcrAnswer, ocrAnswer, type ReadOptions, readingsOf, recordFiles, takeFile } from "./upload";

/** Begins an intake at the screen, with no file yet. */
export async function openSession(actor: Actor): Promise<OpenSession> {
  permit(mayKeepCandidates(actor));
  return transaction(async (tx) => {
    const id = newId();
    const ocrEnabled = settings().readsCandidates;
    await tx.intakeSession.create({
      data: { id, createdBy: actor.userId, ocrEnabled, ocr: asJson(ocrAnswer([])) },
    });
    await audit(tx, actor, { action: "create", resourceType: INTAKE, resourceId: id, description: "Began an intake" });
    return tx.intakeSession.findUniqueOrThrow({ where: { id }, include: WITH_FILES });
  });
}

/** Where the intake is another caller's, saved or expired, nothing is read or stored. */
const assertOpen = (actor: Actor, id: string, sentence?: string): Promise<OpenSession> =>
  transaction((tx) => lockOpenSession(tx, actor, id, sentence));

async function dropFile(tx: Tx, session: OpenSession, kind: FileKind): Promise<boolean> {
  const earlier = session.files.find((file) => file.kind === kind);
  if (!earlier) return false;
  await tx.candidateFile.delete({ where: { id: earlier.id } });
  await removeMedia(tx, earlier.mediaId);
  return true;
}

/**
 * Puts one file into an intake under way; an earlier one of its kind goes. A document is read meanwhile.
 *
 * @param sentence what the contract says where there is no such intake
 * @returns the intake as it is then, and the name that the file has in it
 * @throws DomainError invalid, in the contract's sentences; conflict `session_saved`
 */
export async function putFile(
  actor: Actor,
  id: string,
  kind: FileKind,
  file: ReceivedFile,
  { sentence, ...options }: ReadOptions & { sentence?: string } = {},
): Promise<{ session: OpenSession; fileName: string }> {
  permit(mayKeepCandidates(actor));
  await assertOpen(actor, id, sentence);
  const given = await checkIntakeFile(kind, file);
  const taken = await takeFile(kind, given, file, options);
  return transaction(async (tx) => {
    const session = await lockOpenSession(tx, actor, id, sentence);
    await dropFile(tx, session, kind);
    const others = session.files.filter((other) => other.kind !== kind).map(({ fileName }) => fileName);
    const fileName = freeName(taken.name, new Set(others));
    await recordFiles(tx, actor, id, [{ ...taken, name: fileName }], new Date());
    await tx.intakeSession.update({
      where: { id },
      data: {
        ocr: asJson(ocrAnswer([taken], session.ocr as Partial<OcrAnswer>)),
        reading: asJson(readingsOf([taken], session.reading as SessionReading)),
      },
    });
    await audit(tx, actor, {
      action: "update",
      resourceType: INTAKE,
      resourceId: id,
      description: `Sent the ${kind} of an intake`,
    });
    return { session: await tx.intakeSession.findUniqueOrThrow({ where: { id }, include: WITH_FILES }), fileName };
  });
}

/** Takes a file out of an intake under way, with what was read from it. */
export function takeFileOut(actor: Actor, id: string, kind: FileKind): Promise<OpenSession> {
  return transaction(async (tx) => {
    const session = await lockOpenSession(tx, actor, id);
    if (!(await dropFile(tx, session, kind))) throw invalidField("kind", "There is no such file in this intake");
    if (isReadFile(kind)) {
      const { [kind]: _gone, ...reading } = session.reading as SessionReading;
      const ocr = { ...(session.ocr as OcrAnswer), [READ_BLOCKS[kind]]: placeholder(READ_BLOCKS[kind]) };
      await tx.intakeSession.update({ where: { id }, data: { ocr: asJson(ocr), reading: asJson(reading) } });
    }
    await audit(tx, actor, {
      action: "update",
      resourceType: INTAKE,
      resourceId: id,
      description: `Took the ${kind} out of an intake`,
    });
    return tx.intakeSession.findUniqueOrThrow({ where: { id }, include: WITH_FILES });
  });
}

/** Keeps the form as it is typed so far. It is no record yet, so the trail does not hear of it. */
export function saveDraft(actor: Actor, id: string, draft: Record<string, string>): Promise<void> {
  return transaction(async (tx) => {
    await lockOpenSession(tx, actor, id);
    await tx.intakeSession.update({ where: { id }, data: { draft } });
  });
}
