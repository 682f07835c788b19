import { afterEach, expect, test } from "vitest";
import { db } from "@/lib/platform/db";
import { forgetSettings } from "@/lib/platform/settings";
import { makeUser } from "@/tests/support/office";
import { makeCard, passportReading } from "../onboarding/test-support";
import { activeRules, listRuleSets } from "../rules/queries";
import { saveRules } from "../rules/service";
import { tryRules } from "../rules/trial";
import { registerApplicant } from "./person";
import { reviewQueue, reviewScreen } from "./queries";
import { actOnCard, actOnCards } from "./service";

const blurred = () => ({ quality: [{ code: "blur" as const, confidence: 0.6 }] });
const applicant = async () => (await makeUser("applicant")).actor;
const clerk = async () => (await makeUser("clerk")).actor;
const mailTo = (email: string | null) => db().mail.findMany({ where: { to: email ?? "" } });

afterEach(() => {
  delete process.env.IDENTITY_FOUR_EYES;
  forgetSettings();
});

test("a decision is told by mail, stands in the history, and goes stale when the card has moved", async () => {
  const [owner, desk] = [await applicant(), await clerk()];
  const card = await makeCard(owner, blurred());
  expect(card.decision).toBe("review");
  await expect(actOnCard(desk, card.id, { act: "reject" })).rejects.toMatchObject({ fields: [{ name: "reason" }] });
  await actOnCard(desk, card.id, { act: "resubmit", reason: "The picture is blurred", version: card.version });
  await expect(actOnCard(desk, card.id, { act: "approve", version: card.version })).rejects.toMatchObject({
    code: "decided_meanwhile",
  });
  const [mail] = await mailTo(owner.email);
  expect([mail?.subject, mail?.text]).toEqual([
    "Please send your identity document again",
    expect.stringContaining("Reason: The picture is blurred"),
  ]);
  const stage = await db().onboardingStage.findUniqueOrThrow({ where: { userId: card.userId } });
  expect(stage.stage).toBe("document_upload");

  // The second document takes the first one's place, with the history of both.
  const again = await makeCard(owner);
  expect([again.id, again.decision, again.resubmissionReason]).toEqual([card.id, "approved", null]);
  const { history } = await reviewScreen(desk, card.id);
  expect(history.map(({ step, by }) => [step, by === null])).toEqual([
    ["read", true],
    ["resubmission", false],
    ["read", true],
  ]);
  expect(history[2]).toMatchObject({ rules: expect.any(Number), warnings: [{ code: "DOCUMENT_BLUR" }] });
  await expect(db().idCardDecision.updateMany({ where: { cardId: card.id }, data: { reason: "x" } })).rejects.toThrow();
  await expect(db().idCardDecision.deleteMany({ where: { cardId: card.id } })).rejects.toThrow();
});

test("many are decided at once, each for itself, and nobody decides on their own", async () => {
  const desk = await clerk();
  const [one, other, own] = [
    await makeCard(await applicant(), blurred()),
    await makeCard(await applicant(), blurred()),
    await makeCard(desk, blurred()),
  ];
  const ids = [one.id, other.id, own.id, one.id];
  expect(await actOnCards(desk, { ids, act: "approve" })).toEqual({
    done: 2,
    refused: [{ id: own.id, reason: "Nobody decides on their own document" }],
  });
  expect(await actOnCards(desk, { ids: [one.id], act: "approve" })).toMatchObject({ done: 0 });
  expect(await actOnCards(desk, { ids: [one.id], act: "unverify" })).toEqual({ done: 1, refused: [] });
});

test("where two must approve, the first one's approval waits for another person", async () => {
  process.env.IDENTITY_FOUR_EYES = "1";
  forgetSettings();
  const [owner, first, second] = [await applicant(), await clerk(), await clerk()];
  const card = await makeCard(owner, blurred());
  expect(await actOnCard(first, card.id, { act: "approve" })).toMatchObject({ decision: "review", verified: false });
  expect(await mailTo(owner.email)).toEqual([]);
  await expect(actOnCard(first, card.id, { act: "approve" })).rejects.toMatchObject({ code: "second_person" });
  expect(await actOnCard(second, card.id, { act: "approve" })).toMatchObject({ decision: "approved", verified: true });
  expect(await mailTo(owner.email)).toHaveLength(1);
});

test("an approved applicant becomes a person once, and is found as one", async () => {
  const [owner, desk] = [await applicant(), await clerk()];
  const reading = passportReading();
  const card = await makeCard(owner, reading);
  await expect(registerApplicant(desk, card.id)).rejects.toMatchObject({ code: "not_approved" });
  await actOnCard(desk, card.id, { act: "approve" });
  const id = await registerApplicant(desk, card.id);
  expect(await registerApplicant(desk, card.id)).toBe(id);
  expect(await db().person.findUnique({ where: { id } })).toMatchObject({
    firstName: "Ada",
    middleName: "Louise",
    lastName: "Nkosi",
    gender: "female",
    idNumber: reading.fields.document_number?.content,
    idType: "passport",
  });
  expect((await db().user.findUniqueOrThrow({ where: { id: owner.userId ?? 0 } })).personId).toBe(id);
});

test("the queue begins with what was read with the most doubt", async () => {
  const desk = await clerk();
  const low: [string, number] = ["NKOSI", 0.3];
  const doubtful = await makeCard(await applicant(), passportReading(undefined, { surname: low, given_names: low }));
  await makeCard(await applicant());
  const { items } = await reviewQueue(desk, {}, { sort: "confidence", desc: false, skip: 0, take: 100 });
  const scores = items.map(({ confidence }) => confidence);
  expect(scores).toEqual([...scores].sort((a, b) => a - b));
  expect(items.find(({ id }) => id === doubtful.id)).toMatchObject({ doubtful: 2, decision: "review" });
});

test("rules are saved as versions, tried on past cases, and earlier decisions keep theirs", async () => {
  const admin = (await makeUser("admin")).actor;
  const card = await makeCard(await applicant(), blurred());
  const { version, rules } = await activeRules();
  const strict = rules.map((rule) => (rule.code === "DOCUMENT_BLUR" ? { ...rule, effect: "reject" as const } : rule));
  const trial = await tryRules(admin, strict);
  expect(trial.moves.find(({ from, to }) => from === "review" && to === "rejected")?.count).toBeGreaterThan(0);
  const input = { rules: strict, note: "No blurred pictures", basedOn: version };
  expect(await saveRules(admin, input)).toBe(version + 1);
  await expect(saveRules(admin, input)).rejects.toMatchObject({ code: "edited_meanwhile" });
  expect((await makeCard(await applicant(), blurred())).decision).toBe("rejected");
  const kept = await db().idCardDecision.findFirstOrThrow({ where: { cardId: card.id } });
  expect(kept).toMatchObject({ ruleSetVersion: version, decision: "review" });
  expect((await listRuleSets(admin))[0]).toMatchObject({ version: version + 1, note: "No blurred pictures" });
  await expect(saveRules(await clerk(), input)).rejects.toMatchObject({ kind: "forbidden" });
  await saveRules(admin, { rules, note: "Back again", basedOn: version + 1 });
});
