import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { forgetSettings } from "@/lib/platform/settings";
import { makeUser } from "@/tests/support/office";
import { placeholder } from "./intake/blocks";
import { openSession, putFile, saveDraft, takeFileOut } from "./intake/edit";
import type { SessionReading } from "./intake/reading";
import { saveCandidate } from "./intake/save";
import { cleanupSessions, discardSession, findSession, openSessions } from "./intake/sessions";
import type { OcrAnswer } from "./intake/upload";
import { listCandidates } from "./listing";
import { candidateKey, passportKey } from "./names";
import { deleteCandidate, purgeCandidates, restoreCandidate, updateCandidate } from "./service";
import { candidateForm, makeCandidate, makeIntake, newPassport, reading, received } from "./test-support";

let clerk: Actor;
let other: Actor;
let admin: Actor;
beforeAll(async () => {
  process.env.ENABLE_OCR = "1";
  forgetSettings();
  clerk = (await makeUser("clerk")).actor;
  other = (await makeUser("clerk")).actor;
  admin = (await makeUser("admin")).actor;
});

describe("the candidate's key", () => {
  it("folds accents, drops blanks and apostrophes, and keeps the letters of other scripts", () => {
    expect(candidateKey("Mei Lin", "Ñandú", "P 765")).toBe("MeiLin_Nandu_P765");
    expect(candidateKey("Seán--Óg", "O’Brien", "p1")).toBe("Sean_Og_OBrien_p1");
    expect(candidateKey("Søren", "Weiß", "X")).toBe("Soren_Weiss_X");
    expect(candidateKey("प्रिया", "李", "Z1")).toBe("प्रिया_李_Z1");
    expect(candidateKey("'", "..", "P1")).toBe("unnamed_unnamed_P1");
    expect(passportKey(" p-765 4321 ")).toBe("P7654321");
  });

  it("is always a key", () => {
    const part = fc.string({ unit: "grapheme", maxLength: 300 });
    fc.assert(
      fc.property(part, part, part, (first, last, passport) => {
        const key = candidateKey(first, last, passport);
        expect([...key].length).toBeLessThanOrEqual(255);
        expect(key).toMatch(/^[\p{L}\p{M}\p{N}_-]+$/u);
      }),
      { numRuns: 200 },
    );
  });
});

describe("an intake", () => {
  it("is read into both families of keys, with places and confidence for the screen", async () => {
    const session = await makeIntake(clerk, async () =>
      reading({
        document_number: "P7654321",
        surname: "LIN",
        given_names: "MEI",
        date_of_birth: "1991-04-05",
        nationality: "IND",
      }),
    );
    const { passport_front } = session.ocr as OcrAnswer;
    expect(passport_front).toMatchObject({
      passport_no: "P7654321",
      "Passport No.": "P7654321",
      name: "LIN MEI",
      "Given Name(s)": "MEI",
      date_of_birth: "1991-04-05",
      "Date of Birth": "05/04/1991",
      Nationality: "India",
      country_code: "IND",
      raw_text: "TEXT",
    });
    const front = (session.reading as SessionReading).passport_front_img;
    expect(front?.fields).toContainEqual({
      key: "surname",
      content: "LIN",
      confidence: 0.9,
      source: "visual",
      box: null,
    });
  });

  it("goes on without a reading when the reader fails", async () => {
    const session = await makeIntake(clerk);
    expect((session.ocr as OcrAnswer).passport_front).toEqual(placeholder("passport_front"));
    expect((session.reading as SessionReading).passport_front_img?.problem).toContain("could not be read");
  });

  it("is gone on with at another machine, file by file", async () => {
    const { id } = await openSession(clerk);
    const read = async () => reading({ cdc_number: "MUM100200", indos_number: "20GL0001" });
    const cdc = (name: string) => received(name);
    await putFile(clerk, id, "cdc_img", await cdc("a.jpg"), { read });
    await putFile(clerk, id, "photo", await cdc("b.jpg"), { read });
    const { session, fileName } = await putFile(clerk, id, "signature", await cdc("b.jpg"), { read });
    expect(fileName).toBe("b_2.jpg");
    expect((session.ocr as OcrAnswer).cdc).toMatchObject({ cdc_no: "MUM100200", indos_no: "20GL0001" });
    await saveDraft(clerk, id, { firstName: "Mei" });
    const [mine] = await openSessions(clerk);
    expect([mine?.id, mine?.draft, mine?.files.length]).toEqual([id, { firstName: "Mei" }, 3]);
    expect(((await takeFileOut(clerk, id, "cdc_img")).ocr as OcrAnswer).cdc).toEqual({ cdc_no: "", indos_no: "" });
    await discardSession(clerk, id);
    await expect(findSession(clerk, id)).rejects.toMatchObject({ kind: "not_found" });
  });

  it("is nobody else's, and ends", async () => {
    const { id } = await makeIntake(clerk);
    const save = (actor: Actor, now?: Date) => saveCandidate(actor, candidateForm({ session_id: id }), now);
    const expired = { message: "Invalid session or session expired" };
    await expect(save(other)).rejects.toMatchObject(expired);
    await expect(putFile(other, id, "photo", await received("x.jpg"))).rejects.toMatchObject(expired);
    await expect(findSession(other, id)).rejects.toMatchObject({ kind: "not_found" });
    const later = new Date(Date.now() + 25 * 3_600_000);
    await expect(save(clerk, later)).rejects.toMatchObject(expired);
    const files = await db().candidateFile.findMany({ where: { sessionId: id } });
    expect(await cleanupSessions(clerk, 24, later)).toContain(id);
    const media = await db().media.findMany({ where: { id: { in: files.map(({ mediaId }) => mediaId) } } });
    expect(media.every(({ deletedAt, sealedBy }) => deletedAt !== null && sealedBy !== null)).toBe(true);
  });
});

describe("a save", () => {
  it("answers the same record however often and at once it is sent", async () => {
    const { id } = await makeIntake(clerk);
    const form = candidateForm({ session_id: id });
    const saves = await Promise.all([1, 2, 3, 4].map(() => saveCandidate(clerk, form)));
    saves.push(await saveCandidate(clerk, form));
    expect(new Set(saves.map(({ candidate }) => candidate.id)).size).toBe(1);
    expect(saves.filter(({ created }) => created)).toHaveLength(1);
    expect(saves.every(({ filesCount }) => filesCount === 4)).toBe(true);
  });

  it("gives a passport to one of two that come at once", async () => {
    const passport = newPassport();
    const sessions = await Promise.all([makeIntake(clerk), makeIntake(other)]);
    const saved = await Promise.allSettled([
      saveCandidate(clerk, candidateForm({ session_id: sessions[0].id, passport })),
      saveCandidate(
        other,
        candidateForm({ session_id: sessions[1].id, passport: passport.toLowerCase(), lastName: "L" }),
      ),
    ]);
    expect(saved.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("leaves nothing when its transaction fails", async () => {
    const { id } = await makeIntake(clerk);
    const form = candidateForm({ session_id: id, data: "x" });
    const gone = { ...clerk, userId: 2_000_000_000 };
    await db().intakeSession.update({ where: { id }, data: { createdBy: gone.userId } });
    await expect(saveCandidate(gone, form)).rejects.toThrow();
    expect(await db().candidate.count({ where: { passportNo: form.passport } })).toBe(0);
    expect(await db().candidateFile.count({ where: { sessionId: id, candidateId: null } })).toBe(4);
  });

  it("knows the person by the passport, or registers them when it is said enough", async () => {
    const born = { dob: "05/04/1991", sex: "F", nationality: "India" };
    const made = await makeCandidate(clerk, { ...born, firstName: "Zoë" });
    const person = await db().person.findUniqueOrThrow({ where: { id: made.personId ?? 0 } });
    expect(person).toMatchObject({
      idNumber: made.passportKey,
      firstName: "Zoë",
      gender: "female",
      idType: "passport",
    });
    expect((await makeCandidate(clerk)).personId).toBeNull();
  });
});

describe("a candidate", () => {
  it("keeps what an update does not name, and the key", async () => {
    const { id, candidateName, version } = await makeCandidate(clerk, { companyName: "Delta" });
    const after = await updateCandidate(clerk, id, { lastName: "Lim", indosNo: "20GL0001" }, { version });
    expect(after).toMatchObject({ candidateName, lastName: "Lim", firstName: "Mei", companyName: "Delta" });
    const edited = updateCandidate(clerk, id, { lastName: "Lee" }, { version });
    await expect(edited).rejects.toMatchObject({ code: "edited_meanwhile" });
    const taken = (await makeCandidate(clerk)).passportNo;
    await expect(updateCandidate(clerk, id, { passport: taken })).rejects.toMatchObject({ code: "duplicate_passport" });
    await expect(updateCandidate(clerk, id, { firstName: " " })).rejects.toMatchObject({ kind: "invalid" });
    const trail = await db().auditEntry.findFirst({
      where: { resourceType: "candidate", resourceId: String(id), action: "update" },
    });
    expect(trail?.oldValues).toMatchObject({ lastName: "Lin" });
    const { items } = await listCandidates(clerk, { q: "LÍM 20gl0001" }, { skip: 0, take: 10 });
    expect(items.map((row) => row.id)).toContain(id);
  });

  it("is deleted, brought back while nobody has its passport, and removed after its days", async () => {
    const made = await makeCandidate(clerk);
    await deleteCandidate(clerk, made.id);
    expect((await restoreCandidate(clerk, made.id)).candidateName).toBe(made.candidateName);
    await deleteCandidate(clerk, made.id);
    const second = await makeCandidate(clerk, { passport: made.passportNo });
    expect(second.candidateName).toBe(made.candidateName);
    await expect(restoreCandidate(clerk, made.id)).rejects.toMatchObject({ kind: "conflict" });
    await purgeCandidates(new Date(), admin);
    expect(await db().candidate.count({ where: { id: made.id } })).toBe(1);
    await purgeCandidates(new Date(Date.now() + 31 * 86_400_000), admin);
    expect(await db().candidate.count({ where: { id: made.id } })).toBe(0);
    expect(await db().candidateFile.count({ where: { candidateId: made.id } })).toBe(0);
  });
});

describe("the language model", () => {
  let peer: Server;
  let answer = "";
  const asked: { url?: string; authorization?: string; body: Record<string, unknown> }[] = [];

  beforeAll(async () => {
    peer = createServer(async (request, response) => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      const { url, headers } = request;
      asked.push({ url, authorization: headers.authorization, body: JSON.parse(Buffer.concat(parts).toString()) });
      const message = { role: "assistant", content: answer };
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ id: "c1", object: "chat.completion", choices: [{ index: 0, message }] }));
    });
    await new Promise<void>((resolve) => peer.listen(0, "127.0.0.1", resolve));
    process.env.ENABLE_CHATGPT_FILTERING = "1";
    process.env.OPENAI_API_KEY = "test-key";
    process.env.OPENAI_BASE_URL = `http://127.0.0.1:${(peer.address() as AddressInfo).port}/v1/`;
    forgetSettings();
  });
  afterAll(() => new Promise((resolve) => peer.close(resolve)));

  const zone = { content: "P7654321", confidence: 0.99, source: "mrz" as const, box: null };
  const read = async () => reading({ document_number: zone, surname: "L1N" }, "P7654321 L1N MEI");

  it("is asked by its own protocol; what it changed is told, and what the zone holds stays", async () => {
    answer = '```json\n{"surname":"LIN","passport_no":"X1","date_of_birth":"soon","place_of_birth":"GOA"}\n```';
    const session = await makeIntake(clerk, read);
    expect((session.ocr as OcrAnswer).passport_front).toMatchObject({
      Surname: "LIN",
      passport_no: "P7654321",
      date_of_birth: "",
      place_of_birth: "GOA",
    });
    const front = (session.reading as SessionReading).passport_front_img;
    expect(front?.cleaned).toEqual([
      { key: "place_of_birth", from: "", to: "GOA" },
      { key: "surname", from: "L1N", to: "LIN" },
    ]);
    expect(front?.fields).toContainEqual({
      key: "surname",
      content: "LIN",
      confidence: 0.5,
      source: "model",
      box: null,
    });
    expect(asked[0]).toMatchObject({ url: "/v1/chat/completions", authorization: "Bearer test-key" });
    expect(asked[0]?.body).toMatchObject({ model: "gpt-4o-mini", response_format: { type: "json_object" } });
    expect(JSON.stringify(asked[0]?.body.messages)).toContain("P7654321 L1N MEI");
  });

  it("changes nothing when it does not answer as it should", async () => {
    answer = "I am sorry, I cannot";
    const session = await makeIntake(clerk, read);
    const front = (session.reading as SessionReading).passport_front_img;
    expect([front?.cleaned, front?.problem]).toEqual([[], expect.stringContaining("did not answer")]);
    expect((session.ocr as OcrAnswer).passport_front.surname).toBe("L1N");
  });
});
