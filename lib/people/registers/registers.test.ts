import { mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/platform/db";
import { forgetSettings } from "@/lib/platform/settings";
import { call } from "@/tests/support/call";
import { makeUser } from "@/tests/support/office";

const ADA = {
  id_number: "9001010015088",
  first_name: "Ada",
  last_name: "Nkosi",
  date_of_birth: "1990-01-01",
  gender: "female",
};
const CONTENT = {
  citizens: [ADA, { ...ADA, id_number: "9001010016086", gender: "male" }],
  drivers: [
    {
      id_number: ADA.id_number,
      license_number: "NL 4711",
      categories: ["B"],
      issue_date: "2010-02-01",
      expiry_date: "2030-02-01",
      status: "active",
    },
  ],
  infringements: [
    {
      id_number: ADA.id_number,
      notice_number: "AA1",
      date: "2026-01-05",
      description: "72 km/h where 60 are allowed",
      amount: 50_000,
      status: "outstanding",
    },
  ],
};

let folder: string;
let file: string;
let token: string;
const ask = (way: string, method: "GET" | "POST" = "GET") => call(method, `/api/v1/external/${way}`, { token });

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "registers-"));
  file = path.join(folder, "extract.json");
  ({ token } = await makeUser("clerk"));
});
beforeEach(async () => {
  await writeFile(file, JSON.stringify(CONTENT));
  process.env.EXTERNAL_REGISTER_FILE = file;
  forgetSettings();
});
afterAll(async () => {
  delete process.env.EXTERNAL_REGISTER_FILE;
  forgetSettings();
  await rm(folder, { recursive: true });
});

describe("looking up in external registers", () => {
  it("tells of a person what each register has", async () => {
    expect((await ask(`citizen/${ADA.id_number}`)).body).toEqual({ success: true, data: ADA });
    expect((await ask(`driver/${ADA.id_number}`)).body).toEqual({ success: true, data: CONTENT.drivers[0] });
    expect((await ask(`infringement/${ADA.id_number}`)).body).toEqual({
      success: true,
      data: { infringements: CONTENT.infringements },
    });
    expect((await ask(`consolidated/${ADA.id_number}`)).body).toEqual({
      success: true,
      data: { citizen: ADA, driver: CONTENT.drivers[0], infringements: CONTENT.infringements },
    });
    const trail = { resourceType: "register", resourceId: ADA.id_number };
    expect(await db().auditEntry.count({ where: trail })).toBe(4);
  });

  it("says that nothing is on record, without an error", async () => {
    for (const way of ["citizen", "driver", "infringement", "consolidated"]) {
      const { status, body } = await ask(`${way}/8505051168086`);
      expect([status, body]).toEqual([200, { success: false, message: "Nothing is on record under this ID number" }]);
    }
  });

  it("refuses what is no id number, naming the field", async () => {
    for (const number of ["123", "90010100150880", "900101001508X", "%20"]) {
      const { status, body } = await ask(`citizen/${number}`);
      expect(status).toBe(400);
      expect(JSON.stringify(body)).toContain("13 digits");
    }
  });

  it("says so when no register is connected", async () => {
    delete process.env.EXTERNAL_REGISTER_FILE;
    forgetSettings();
    expect((await ask(`citizen/${ADA.id_number}`)).body).toEqual({
      success: false,
      message: "No external register is connected to this office",
    });
  });

  it("reads a new extract, and answers 503 for one that is broken until it is whole again", async () => {
    expect((await ask(`citizen/${ADA.id_number}`)).status).toBe(200);
    await writeFile(file, '{"citizens": [{"id_number": 7}]}');
    await utimes(file, 1, 1);
    expect((await ask(`citizen/${ADA.id_number}`)).status).toBe(503);
    await writeFile(file, JSON.stringify({ citizens: [{ ...ADA, first_name: "Adaeze" }] }));
    await utimes(file, 2, 2);
    expect((await ask(`citizen/${ADA.id_number}`)).body).toMatchObject({ data: { first_name: "Adaeze" } });
  });
});

describe("importing from the population register", () => {
  it("registers a person once, and leaves one who is here as they are", async () => {
    const first = await ask(`import-citizen/${ADA.id_number}`, "POST");
    expect(first.body).toMatchObject({ success: true, sources: ["population register"] });
    const { citizen_id: id } = first.body as { citizen_id: number };
    expect(await db().person.findUnique({ where: { id } })).toMatchObject({
      idNumber: ADA.id_number,
      lastName: "Nkosi",
    });
    expect((await ask(`import-citizen/${ADA.id_number}`, "POST")).body).toEqual({
      success: false,
      message: "A citizen with this ID number already exists",
      citizen_id: id,
      sources: [],
    });
  });

  it("refuses an entry whose facts disagree, with the field and the reason, and registers nobody", async () => {
    const { status, body } = await ask("import-citizen/9001010016086", "POST");
    expect(status).toBe(422);
    expect(JSON.stringify(body)).toMatch(/register/);
    expect(await db().person.count({ where: { idNumber: "9001010016086" } })).toBe(0);
  });

  it("says that nobody is registered under the number", async () => {
    expect((await ask("import-citizen/8505051168086", "POST")).body).toMatchObject({
      success: false,
      citizen_id: null,
    });
  });
});
