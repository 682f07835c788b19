import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { fromLegalDate } from "@/lib/platform/time";
import { makeUser } from "@/tests/support/office";
import { makeCandidate } from "../test-support";
import { expiringPapers, expiryCounts, lackingCandidates } from "./expiring";
import { seafarerWarnings, stcwWarning } from "./formats";
import { remindOfExpiries } from "./reminders";

const TODAY = "2026-11-22";
const NOW = new Date(`${TODAY}T10:00:00Z`);

describe("warnings", () => {
  const fields = (form: Record<string, string>) => Object.keys(seafarerWarnings(form, TODAY)).sort();

  it("leave usual numbers alone", () => {
    const usual = { passport: "P7654321", nationality: "India", cdcNo: "MUM 100200", indosNo: "20GL0001" };
    expect(fields({ ...usual, dob: "1991-04-05", passportExpiry: "2030-01-01", cdcExpiry: "2027-01-01" })).toEqual([]);
    expect(fields({ passport: "L898902C3", indosNo: "99NM0123", cdcNo: "" })).toEqual([]);
    for (const regulation of ["STCW A-VI/1-1", "Reg. VI/1", "II/1", ""]) expect(stcwWarning(regulation)).toBeNull();
  });

  it("name the field of an unusual one", () => {
    expect(fields({ passport: "12345678", nationality: "IND", indosNo: "GL200001", cdcNo: "1" })).toEqual([
      "cdcNo",
      "indosNo",
      "passport",
    ]);
    expect(fields({ indosNo: "27GL0001", dob: "2012-01-01", passportExpiry: "2027-01-01" })).toEqual([
      "dob",
      "indosNo",
      "passportExpiry",
    ]);
    expect(fields({ cdcExpiry: "2026-11-21", passport: "P7654321000" })).toEqual(["cdcExpiry", "passport"]);
    expect(stcwWarning("some course")).toContain("A-VI/1");
  });
});

describe("what expires", () => {
  let clerk: Actor;
  let id = 0;
  beforeAll(async () => {
    clerk = (await makeUser("clerk")).actor;
    const email = `seafarer-${Date.now()}@example.org`;
    ({ id } = await makeCandidate(clerk, { email, passportExpiry: "2026-12-02", cdcExpiry: "2027-02-15" }));
    const expiryDate = fromLegalDate("2026-11-20");
    const whole = { number: newId().slice(-15), issueDate: fromLegalDate("2025-11-21"), token: "t", issued: {} };
    await db().certificate.create({
      data: { candidateId: id, certificateName: "Basic Safety", state: "issued", expiryDate, ...whole },
    });
  });

  it("is on the board, in its window", async () => {
    const of = async (window: "expired" | "30" | "60" | "90") =>
      (await expiringPapers(clerk, window, { skip: 0, take: 1000 }, NOW))
        .filter(({ candidateId }) => candidateId === id)
        .map(({ kind, daysLeft }) => [kind, daysLeft]);
    expect(await of("expired")).toEqual([["certificate", -2]]);
    expect(await of("30")).toEqual([["passport", 10]]);
    expect(await of("60")).toEqual([]);
    expect(await of("90")).toEqual([["cdc", 85]]);
    expect((await expiryCounts(clerk, NOW))["30"]).toBeGreaterThan(0);
    const { items } = await lackingCandidates(clerk, { skip: 0, take: 1000 });
    expect(items.find(({ candidateId }) => candidateId === id)?.lacks).toEqual(["cdcNo", "indosNo", "dateOfBirth"]);
  });

  it("is told by mail once for each document and threshold", async () => {
    const { email } = await db().candidate.findUniqueOrThrow({ where: { id } });
    const subjects = async () =>
      (await db().mail.findMany({ where: { to: email ?? "" }, orderBy: { createdAt: "asc" } })).map(
        (one) => one.subject,
      );
    await remindOfExpiries(NOW);
    await remindOfExpiries(NOW);
    expect(await subjects()).toEqual(["Your passport expires in 10 days", "Your CDC expires in 85 days"]);
    await remindOfExpiries(new Date(NOW.getTime() + 56 * 86_400_000));
    expect((await subjects()).slice(2)).toEqual(["Your CDC expires in 29 days"]);
  });
});
