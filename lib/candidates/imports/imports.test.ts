import { strToU8, zipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { xlsxFile } from "@/lib/platform/export/xlsx";
import { cancelJob } from "@/lib/platform/jobs/service";
import { makeUser } from "@/tests/support/office";
import { issueCertificate } from "../certificates/issue";
import { makeCourse } from "../certificates/test-support";
import { updateCandidate } from "../service";
import { makeCandidate, newPassport, received } from "../test-support";
import { guessMapping } from "./fields";
import { previewImport } from "./preview";
import { getImport, rowsIn } from "./queries";
import { refusedRows } from "./report";
import { setMapping, startImport, undoImport, uploadImport } from "./service";
import { completeImport, importNext, undoNext } from "./steps";

let actor: Actor;
beforeAll(async () => {
  actor = (await makeUser("clerk")).actor;
});

const HEADER = "Surname;Given Name(s);Passport No.;E-Mail;DOB;INDoS no";
const send = async (lines: string[], name = "crew.csv", header = HEADER) =>
  uploadImport(actor, "candidates", await received(name, Buffer.from([header, ...lines].join("\r\n"))));

/** What the job does, to its end. */
async function run(jobId: string, next: typeof importNext, end: "done" | "undone"): Promise<void> {
  for (let left: number | null = 1; left !== 0; ) {
    left = await next(jobId, 0);
    if (left === null) throw new Error("the job ended before its time");
  }
  await completeImport(jobId, end);
}
const importAll = async (id: string) => run((await startImport(actor, id)).id, importNext, "done");
const undoAll = async (id: string) => run((await undoImport(actor, id)).id, undoNext, "undone");

describe("a list of candidates", () => {
  it("is mapped by its headers, judged before anything is made, imported, and taken back as a whole", async () => {
    const there = await makeCandidate(actor, { indosNo: `20GL${newPassport().slice(-6)}` });
    const [one, two, three, four] = [newPassport(), newPassport(), newPassport(), newPassport()];
    const { id, mapping } = await send([
      `Lin;Mei Ánh;${one};mei@example.org;31/01/1990;`,
      `=SUM(A1);Ada;${two};;1991-02-28;`,
      `Nkosi;Ada;${three};no mail;31/02/1990;`,
      `Lin;Again;${one.toLowerCase()};;;`,
      `Known;Passport;${there.passportNo};;;`,
      `Known;Indos;${four};;;${there.indosNo}`,
      ";;;;;",
      `;;${newPassport()};;;`,
    ]);
    expect(mapping).toEqual({ lastName: 0, firstName: 1, passport: 2, email: 3, dob: 4, indosNo: 5 });
    const preview = await previewImport(actor, id);
    expect(preview).toMatchObject({ good: 2, bad: 5, duplicates: 3, missing: [] });
    expect(preview.sample[0]).toMatchObject({
      row: 2,
      values: { firstName: "Mei Ánh", dob: "31/01/1990" },
      problems: [],
    });
    const told = preview.problems.map(({ row, column, reason }) => `${row} ${column}: ${reason}`);
    expect(told).toEqual([
      '4 E-Mail: "no mail" is no e-mail address',
      "4 DOB: must be a date like 31/01/1990 or 1990-01-31",
      `5 Passport No.: Passport ${one.toLowerCase()} belongs to row 2 of this file already`,
      `6 Passport No.: Passport ${there.passportNo} belongs to candidate '${there.candidateName}' (no. ${there.id}) already`,
      `7 INDoS no: INDoS number ${there.indosNo} belongs to candidate '${there.candidateName}' (no. ${there.id}) already`,
      "9 Given Name(s): is missing",
      "9 Surname: is missing",
    ]);
    expect(await db().candidate.count({ where: { passportKey: { in: [one, two] } } })).toBe(0);

    await importAll(id);
    const made = await db().candidate.findMany({ where: { passportKey: { in: [one, two] } }, orderBy: { id: "asc" } });
    expect(made).toMatchObject([
      { firstName: "Mei Ánh", lastName: "Lin", email: "mei@example.org", personId: null, data: { dob: "1990-01-31" } },
      { lastName: "=SUM(A1)", dateOfBirth: new Date("1991-02-28") },
    ]);
    expect(await getImport(actor, id)).toMatchObject({ state: "done", rows: { made: 2, refused: 5, waiting: 0 } });
    await expect(startImport(actor, id)).rejects.toMatchObject({ code: "import_begun" });

    const csv = await (await refusedRows(actor, id)).text();
    expect(csv.split("\r\n")[1]).toBe(
      `Nkosi,Ada,${three},no mail,31/02/1990,,4,"E-Mail: ""no mail"" is no e-mail address; DOB: must be a date like 31/01/1990 or 1990-01-31"`,
    );

    await updateCandidate(actor, made[1]?.id ?? 0, { phone: "+91 22 5550 1000" });
    await undoAll(id);
    expect(await getImport(actor, id)).toMatchObject({ state: "undone", rows: { made: 0, removed: 1, kept: 1 } });
    expect(await rowsIn(actor, id, "kept", 10)).toMatchObject([
      { row: 3, candidateId: made[1]?.id, problems: [{ reason: "The candidate was changed since" }] },
    ]);
    expect(await db().candidate.count({ where: { passportKey: { in: [one, two] } } })).toBe(1);
    await expect(undoImport(actor, id)).rejects.toMatchObject({ code: "nothing_to_undo" });
    // What was taken back can come again, from the report too.
    const again = await uploadImport(
      actor,
      "candidates",
      await received(
        "refused.csv",
        Buffer.from(csv.replace("no mail", "ada@example.org").replace("31/02/1990", "28/02/1990")),
      ),
    );
    expect(await previewImport(actor, again.id)).toMatchObject({ good: 2, bad: 3 });
  });

  it("is imported once for each row, however often its steps are repeated or stopped", async () => {
    const passports = Array.from({ length: 70 }, newPassport);
    const { id } = await send(passports.map((passport, index) => `Crew ${index};Ann;${passport};;;`));
    const first = await startImport(actor, id);
    expect((await startImport(actor, id)).id).toBe(first.id);
    await Promise.all([importNext(first.id, 0), importNext(first.id, 1)]);
    await cancelJob(actor, first.id);
    expect(await importNext(first.id, 2)).toBeNull();
    await importAll(id);
    expect(await db().candidate.count({ where: { passportKey: { in: passports } } })).toBe(70);
    expect((await getImport(actor, id)).rows).toMatchObject({ total: 70, made: 70 });
    await undoAll(id);
    expect(await db().candidate.count({ where: { passportKey: { in: passports } } })).toBe(0);
  });

  it("remembers what a column was imported as", async () => {
    const header = `Familienname;Rufname;Pass ${newPassport()}`;
    const { id } = await send([`Lin;Mei;${newPassport()}`], "german.csv", header);
    await expect(startImport(actor, id)).rejects.toMatchObject({ code: "invalid_input" });
    await expect(setMapping(actor, id, { lastName: 0, firstName: 0 })).rejects.toMatchObject({ code: "invalid_input" });
    await setMapping(actor, id, { lastName: 0, firstName: 1, passport: 2 });
    await importAll(id);
    expect(await send([`Lin;Mei;${newPassport()}`], "german.csv", header)).toMatchObject({
      mapping: { lastName: 0, firstName: 1, passport: 2 },
    });
    expect(guessMapping("candidates", ["Passport", "PASSPORT NO", "", "Name?"])).toEqual({ passport: 0 });
  });
});

describe("a list of certificates", () => {
  it("names candidates by passport or INDoS, and what is issued since is left by an undo", async () => {
    const admin = (await makeUser("admin")).actor;
    const course = await makeCourse(admin);
    const [one, two] = [
      await makeCandidate(actor, { companyName: "Delta Marine" }),
      await makeCandidate(actor, { indosNo: `21GL${newPassport().slice(-6)}` }),
    ];
    const lines = [
      `passport,indos,course,from,to,number,rate,company`,
      `${one.passportNo},,${course.name},04/05/2026,08/05/2026,${course.code}0405260003,"4,500.50",`,
      `,${two.indosNo?.toLowerCase()},${course.code.toLowerCase()},2026-05-04,,,,Kochi Shipping`,
      `${one.passportNo},,${course.code},,,,,`,
      `${one.passportNo},${two.indosNo},Basket Weaving,08/05/2026,04/05/2026,7,-1,`,
      `,,${course.name},,,,,`,
    ];
    const { id } = await uploadImport(actor, "certificates", await received("c.csv", Buffer.from(lines.join("\n"))));
    const preview = await previewImport(actor, id);
    expect(preview).toMatchObject({ good: 2, bad: 3, duplicates: 1 });
    expect(preview.problems.map(({ row, column }) => `${row} ${column}`)).toEqual([
      "4 course",
      "5 number",
      "5 to",
      "5 rate",
      "5 course",
      "5 indos",
      "6 ",
    ]);
    await importAll(id);
    const made = await db().certificate.findMany({ where: { courseId: course.id }, orderBy: { id: "asc" } });
    expect(made).toMatchObject([
      { candidateId: one.id, number: `${course.code}0405260003`, ratePaise: 450_050n, clientName: "Delta Marine" },
      { candidateId: two.id, certificateName: course.name, clientName: "Kochi Shipping", state: "selected" },
    ]);
    await issueCertificate(actor, made[0]?.id ?? 0, { start_date: "2026-05-04" });
    await undoAll(id);
    expect(await rowsIn(actor, id, "kept", 10)).toMatchObject([
      { row: 2, problems: [{ reason: `The certificate ${course.code}0405260003 was issued since` }] },
    ]);
    expect(await db().certificate.count({ where: { courseId: course.id } })).toBe(1);
  });
});

describe("a file", () => {
  const refusal = async (bytes: Uint8Array, name = "list.xlsx") =>
    uploadImport(actor, "candidates", await received(name, bytes)).then(
      () => "taken",
      (error: Error) => error.message,
    );

  it("may be a workbook, with dates as days and no formula computed", async () => {
    const columns = [
      { header: "Surname", type: "text", width: 9, value: () => "=1+1" },
      { header: "Passport", type: "number", width: 9, value: () => 7_654_321_012 },
      { header: "Birth date", type: "date", width: 9, value: () => new Date("1990-01-31") },
    ] as const;
    async function* rows() {
      yield [1];
    }
    const { id, mapping } = await uploadImport(
      actor,
      "candidates",
      await received("a.xlsx", await xlsxFile("People", columns, rows())),
    );
    expect(mapping).toEqual({ lastName: 0, passport: 1, dob: 2 });
    const row = await db().candidateImportRow.findFirstOrThrow({ where: { importId: id } });
    expect(row).toMatchObject({ row: 2, cells: ["=1+1", "7654321012", "1990-01-31"] });
  });

  it("is refused where it is no list, or is made to do harm", async () => {
    const workbook = (sheet: string) =>
      zipSync({
        "[Content_Types].xml": strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
        "xl/workbook.xml": strToU8('<workbook><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>'),
        "xl/_rels/workbook.xml.rels": strToU8(
          '<Relationships><Relationship Id="r1" Type="worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        ),
        "xl/worksheets/sheet1.xml": strToU8(`<worksheet><sheetData>${sheet}</sheetData></worksheet>`),
      });
    expect(await refusal(workbook('<row r="1e12"><c r="A1"><v>1</v></c></row>'))).toMatch(/damaged/);
    expect(await refusal(workbook("<row r = 'Infinity'></row>"))).toMatch(/damaged/);
    expect(await refusal(workbook('<row r="1"><c r="XFD1"><v>1</v></c></row>'))).toMatch(/more than 200 columns/);
    expect(await refusal(zipSync({ "xl/a.xml": new Uint8Array(70_000_000) }, { level: 1 }))).toMatch(/too large/);
    expect(await refusal(zipSync({ "a.txt": strToU8("no workbook") }))).toMatch(/damaged/);
    expect(await refusal(Buffer.from("%PDF-1.4\n"))).toMatch(/must be a CSV/);
    expect(await refusal(Buffer.from('a;b\n"x'), "a.csv")).toMatch(/is no CSV/);
    expect(await refusal(Buffer.from([0x61, 0xff, 0xfe, 0x0a]), "a.csv")).toMatch(/UTF-8/);
    expect(await refusal(Buffer.from("Passport\n"), "a.csv")).toMatch(/no rows/);
    expect(await refusal(Buffer.from(`p\n${"x\n".repeat(10_001)}`), "a.csv")).toMatch(/more than 10,000 rows/);
  });
});
