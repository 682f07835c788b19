import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DocumentReading, FieldName, FieldReading } from "../extract/reading";
import { SOUND_ZONE } from "../extract/testing/sound-zone";
import { decide } from "./decide";
import { DEFAULT_RULES } from "./defaults";
import type { CaseFacts } from "./facts";
import { RULE_CODES, RuleSet } from "./rules";

const field = (content: string, confidence = 0.97): FieldReading => ({ content, confidence, source: "mrz", box: null });

const sound: DocumentReading = {
  documentType: "passport",
  template: "passport-td3",
  issuingState: "UTO",
  fields: {
    surname: field("ERIKSSON"),
    given_names: field("ANNA MARIA"),
    document_number: field("L898902C3"),
    date_of_birth: field("1974-08-12"),
    date_of_issue: field("2020-04-16"),
    date_of_expiry: field("2030-04-15"),
  },
  conflicts: [],
  mrz: SOUND_ZONE,
  barcodes: [],
  quality: [],
  corners: null,
  portrait: { x: 0.1, y: 0.3, width: 0.2, height: 0.4 },
  text: "",
  processingTimeMs: 1,
};

const facts = (front: Partial<DocumentReading> = {}, more: Partial<CaseFacts> = {}): CaseFacts => ({
  claimedType: "passport",
  front: { ...sound, ...front },
  back: null,
  today: "2026-11-22",
  sameDocument: [],
  samePerson: [],
  selfie: { faces: 1, samePerson: 0.9, living: null },
  tampering: [],
  ...more,
});
const withField = (name: FieldName, content: string, confidence?: number) =>
  facts({ fields: { ...sound.fields, [name]: field(content, confidence) } });
const codes = (of: CaseFacts) => decide(of, DEFAULT_RULES).warnings.map(({ code }) => code);

describe("the rules of a new office", () => {
  test("are a valid set with every code that the program knows", () => {
    expect(RuleSet.parse(DEFAULT_RULES).map(({ code }) => code)).toEqual([...RULE_CODES]);
  });

  test("let a sound passport pass", () => {
    expect(decide(facts(), DEFAULT_RULES)).toEqual({
      decision: "approved",
      warnings: [],
      reviewScore: 0,
      rejectScore: 0,
    });
  });

  test.each([
    ["an expired document", withField("date_of_expiry", "2026-11-21"), "DOCUMENT_EXPIRED", "rejected"],
    ["its last day", withField("date_of_expiry", "2026-11-22"), "EXPIRES_SOON", "approved"],
    ["somebody of 17", withField("date_of_birth", "2008-11-23"), "UNDER_AGE", "rejected"],
    ["a birth to come", withField("date_of_birth", "2031-01-01"), "FUTURE_DATE", "review"],
    ["an expiry before the issue", withField("date_of_issue", "2030-05-01"), "DATE_ORDER", "review"],
    ["a license as a passport", facts({ documentType: "driver_license" }), "TYPE_MISMATCH", "rejected"],
    ["a document of another account", facts({}, { sameDocument: ["7"] }), "DUPLICATE_DOCUMENT", "review"],
    ["blur", facts({ quality: [{ code: "blur", confidence: 0.6 }] }), "DOCUMENT_BLUR", "review"],
    ["printed text alone", facts({ mrz: null }), "UNCONFIRMED", "review"],
    ["a zone in doubt", facts({ mrz: { ...SOUND_ZONE, sure: false } }), "MRZ_UNSURE", "review"],
    ["a cat", facts({ quality: [{ code: "no_document", confidence: 0.95 }] }), "NO_DOCUMENT", "rejected"],
    ["another face", facts({}, { selfie: { faces: 1, samePerson: 0.1, living: null } }), "FACE_MISMATCH", "review"],
    ["no number", facts({ fields: { surname: field("X") } }), "FIELD_MISSING", "review"],
    [
      "two names",
      facts({ conflicts: [{ field: "surname", readings: [field("A", 0.9), field("B", 0.8)] }] }),
      "SOURCES_DISAGREE",
      "review",
    ],
  ] as const)("know %s", (_, of, code, decision) => {
    expect(codes(of)).toContain(code);
    expect(decide(of, DEFAULT_RULES).decision).toBe(decision);
  });

  test("refuse nobody for what was read with doubt", () => {
    for (const doubtful of [
      withField("date_of_birth", "2015-01-01", 0.5),
      withField("date_of_expiry", "2001-01-01", 0.5),
    ])
      expect(decide(doubtful, DEFAULT_RULES).decision).toBe("review");
  });
});

describe("any set of rules", () => {
  const anyFacts = fc
    .record({
      birth: fc.date({ min: new Date("1900-01-01"), max: new Date("2040-01-01"), noInvalidDate: true }),
      confidence: fc.double({ min: 0, max: 1, noNaN: true }),
      blur: fc.double({ min: 0, max: 1, noNaN: true }),
      sameDocument: fc.array(fc.string(), { maxLength: 2 }),
    })
    .map(({ birth, confidence, blur, sameDocument }) => ({
      ...withField("date_of_birth", birth.toISOString().slice(0, 10), confidence),
      sameDocument,
      front: {
        ...sound,
        fields: { ...sound.fields, date_of_birth: field(birth.toISOString().slice(0, 10), confidence) },
        quality: [{ code: "blur" as const, confidence: blur }],
      },
    }));
  const RANK = { approved: 0, review: 1, rejected: 2 };

  test("is softened by switching a rule off, never hardened", () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...RULE_CODES), (of, off) => {
        const fewer = DEFAULT_RULES.map((rule) => ({ ...rule, enabled: rule.code !== off }));
        expect(RANK[decide(of, fewer).decision]).toBeLessThanOrEqual(RANK[decide(of, DEFAULT_RULES).decision]);
      }),
    );
  });

  test("asks for nobody's refusal without a warning that refuses", () => {
    fc.assert(
      fc.property(anyFacts, (of) => {
        const { decision, warnings, rejectScore } = decide(of, DEFAULT_RULES);
        expect(decision === "rejected").toBe(warnings.some(({ effect }) => effect === "reject"));
        expect(rejectScore > 0 || decision !== "rejected").toBe(true);
      }),
    );
  });

  test("is refused with a parameter out of bounds or a code twice", () => {
    const [first] = DEFAULT_RULES;
    expect(RuleSet.safeParse([first, first]).error?.issues[0]?.path).toEqual([1, "code"]);
    const wild = DEFAULT_RULES.map((rule) =>
      rule.code === "UNDER_AGE" ? { ...rule, parameters: { ageYearsMin: 200 } } : rule,
    );
    expect(RuleSet.safeParse(wild).success).toBe(false);
  });
});
