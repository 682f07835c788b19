import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import type { BlockFields } from "./block-layout";
import { blockPortrait } from "./block-portrait";
import { pictureRoom } from "./block-writer";
import { barcodeText } from "./payload";
import { testIssuer } from "./test-issuer";
import { parseSadl } from "./test-sadl-parser";
import { readBarcode } from "./verify";

const issuer = testIssuer();
const bytesOf = (text: string) => new TextEncoder().encode(text);

const payload = {
  license_number: "L-1A2B-3C4D-5E6F",
  id_number: "9001015800087",
  category: "B",
  issue_date: "2025-05-01",
  expiry_date: "2030-05-01",
};
const fields: BlockFields = {
  codes: ["A", "C1", "EB"],
  surname: "NKOSI",
  initials: "AL",
  country: "ZA",
  restrictions: "Glasses",
  licenseNumber: "L-1A2B-3C4D-5E6F",
  idNumber: "9001015800087",
  issueDate: "2025-05-01",
  expiryDate: "2030-05-01",
  birthDate: "1990-01-01",
  gender: "female",
};

const face = await sharp(
  Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="213" height="260"><rect width="213" height="260" fill="#dde6ee"/><ellipse cx="106" cy="115" rx="58" ry="76" fill="#b5835f"/><circle cx="85" cy="105" r="7"/><circle cx="127" cy="105" r="7"/></svg>',
  ),
)
  .jpeg()
  .toBuffer();

/** Every copy of the bytes in which one bit is another. */
function* flipped(bytes: Uint8Array): Generator<Uint8Array> {
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const copy = bytes.slice();
    copy[bit >> 3]! ^= 1 << (bit & 7);
    yield copy;
  }
}

describe("the signed JSON", () => {
  const text = issuer.json(payload);

  it("begins with the contract's keys in the contract's order, which older readers go on reading", () => {
    expect(text.startsWith(barcodeText(payload).slice(0, -1))).toBe(true);
    expect(Object.keys(JSON.parse(text) as object)).toEqual([...Object.keys(payload), "kid", "sig"]);
    expect(JSON.parse(text)).toMatchObject(payload);
    expect(issuer.json(payload)).toBe(text);
  });

  it("is genuine, with all that it says", async () => {
    expect(await readBarcode(bytesOf(text), issuer.trust)).toEqual({
      seal: "genuine",
      profile: "json",
      fields: payload,
      key: { kid: issuer.kid, status: "active" },
      picture: null,
    });
  });

  it("is caught with any one bit flipped", async () => {
    for (const copy of flipped(bytesOf(text)))
      expect((await readBarcode(copy, issuer.trust)).seal, Buffer.from(copy).toString()).not.toBe("genuine");
  });

  it("is caught when written in another way, or longer", async () => {
    const parsed = JSON.parse(text) as Record<string, string>;
    for (const other of [`${text} `, JSON.stringify(parsed, null, 1), JSON.stringify({ ...parsed, class: "EC" })])
      expect((await readBarcode(bytesOf(other), issuer.trust)).seal).toBe("altered");
    const { kid: _, ...unnamed } = parsed;
    expect((await readBarcode(bytesOf(JSON.stringify(unnamed)), issuer.trust)).seal).toBe("altered");
  });

  it("is of an unknown issuer when nobody, a stranger or a revoked key signed it", async () => {
    const seal = async (code: string, trust = issuer.trust) => (await readBarcode(bytesOf(code), trust)).seal;
    expect(await seal(barcodeText(payload))).toBe("unknown_issuer");
    expect(await seal(testIssuer().json(payload))).toBe("unknown_issuer");
    const withStatus = (status: "retired" | "revoked") => ({
      ...issuer.trust,
      keys: issuer.trust.keys.map((key) => ({ ...key, status })),
    });
    expect(await seal(text, withStatus("revoked"))).toBe("unknown_issuer");
    expect(await seal(text, withStatus("retired"))).toBe("genuine");
  });

  it("is nothing of ours when it is something else", async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (other) => {
        expect((await readBarcode(bytesOf(other), issuer.trust)).seal).toBe("unreadable");
      }),
    );
    expect((await readBarcode(Uint8Array.of(0xff, 0xfe), issuer.trust)).seal).toBe("unreadable");
  });
});

describe("the 720-byte blocks", () => {
  const small: BlockFields = {
    ...fields,
    surname: "NKOSI".repeat(12),
    restrictions: "Adapted vehicle, artificial limb",
  };

  it("are read by a parser of the public description, given our public keys", async () => {
    const picture = await blockPortrait(face, pictureRoom(fields));
    const code = Buffer.from(issuer.blocks(fields, picture));
    const read = parseSadl(code, issuer.pem);
    expect(read).toMatchObject({
      codes: ["A", "C1", "EB"],
      surname: "NKOSI",
      initials: "AL",
      prdp: "",
      countries: ["ZA", "ZA"],
      vehicleRestrictions: ["Glasses"],
      licenseNumber: "L-1A2B-3C4D-5E6F",
      idNumber: "9001015800087",
      strings: 15,
      idType: "02",
      issueDates: ["20250501", "20250501", "20250501"],
      driverRestrictions: "10",
      birth: "19900101",
      validFrom: "20250501",
      validTo: "20300501",
      gender: "02",
      imageHeader: "WI",
      imageSize: [picture?.width, picture?.height],
    });
    expect(read.plain.length).toBe(684);
    const { format, width, height } = await sharp(read.webp.subarray(0, 8 + read.webp.readUInt32LE(4))).metadata();
    expect({ format, width, height }).toEqual({ format: "webp", width: picture?.width, height: picture?.height });
  });

  it("are genuine, with all that they say, the portrait too", async () => {
    const picture = await blockPortrait(face, pictureRoom(fields));
    const code = issuer.blocks(fields, picture);
    expect(code).toEqual(issuer.blocks(fields, await blockPortrait(face, pictureRoom(fields))));
    const read = await readBarcode(code, issuer.trust);
    expect(read).toMatchObject({
      seal: "genuine",
      profile: "za-720",
      fields: { ...payload, category: "A, C1, EB", surname: "NKOSI", initials: "AL", birth_date: "1990-01-01" },
      key: { kid: issuer.kid, status: "active" },
    });
    expect(Buffer.from(read.picture!.webp).equals(picture!.webp)).toBe(true);
  });

  it("cut what is too long, and leave decoders at least the 512 bytes of picture that they look for", async () => {
    const read = parseSadl(Buffer.from(issuer.blocks(small, null)), issuer.pem);
    expect(read.imageBytes).toBeGreaterThanOrEqual(512);
    expect(read).toMatchObject({ vehicleRestrictions: ["Adapted "], imageSize: [0, 0] });
    expect(small.surname.startsWith(String(read.surname))).toBe(true);
    expect(read.wordsBytes).toBe(128 - 5 - 10);
    expect(read.driverRestrictions).toBe("20");
    expect(await readBarcode(issuer.blocks(small, null), issuer.trust)).toMatchObject({
      seal: "genuine",
      picture: null,
    });
  });

  it("give back any fields that fit", async () => {
    const letters = fc.constantFrom(..."ABCXYZ0189-, ");
    const word = fc.string({ unit: letters, minLength: 1, maxLength: 12 });
    const code = fc.constantFrom("A", "B", "C1", "EC");
    const date = fc.date({ min: new Date("1900-01-01"), max: new Date("2199-12-31"), noInvalidDate: true });
    const day = date.map((value) => value.toISOString().slice(0, 10));
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          codes: fc.array(code, { minLength: 1, maxLength: 4 }),
          surname: fc.oneof(word, fc.constant("")),
          initials: fc.string({ unit: fc.constantFrom("A", "B"), maxLength: 4 }),
          country: fc.constant("ZA"),
          restrictions: fc.string({ unit: letters, maxLength: 8 }),
          licenseNumber: word,
          idNumber: word,
          issueDate: day,
          expiryDate: day,
          birthDate: day,
          gender: fc.constantFrom("male" as const, "female" as const, "other" as const),
        }),
        async (any) => {
          const { fields: read, seal } = await readBarcode(issuer.blocks(any, null), issuer.trust);
          expect(seal).toBe("genuine");
          expect(read).toEqual({
            license_number: any.licenseNumber,
            id_number: any.idNumber,
            category: any.codes.join(", "),
            issue_date: any.issueDate,
            expiry_date: any.expiryDate,
            surname: any.surname,
            initials: any.initials,
            birth_date: any.birthDate,
            restrictions: any.restrictions,
          });
        },
      ),
      { numRuns: 40 },
    );
  });

  it("are caught with any one bit flipped", async () => {
    for (const copy of flipped(issuer.blocks(fields, null)))
      expect((await readBarcode(copy, issuer.trust)).seal).not.toBe("genuine");
  }, 60_000);

  it("are caught when only the sealing keys hold: RSA alone proves nothing", async () => {
    const other = testIssuer();
    const trust = { ...other.trust, keys: [...other.trust.keys.slice(1), ...issuer.trust.keys.slice(0, 1)] };
    expect((await readBarcode(other.blocks(fields, null), trust)).seal).toBe("unknown_issuer");
  });

  it("are of an unknown issuer when another office sealed them, altered when it is one block", async () => {
    const [ours, theirs] = [issuer.blocks(fields, null), testIssuer().blocks(fields, null)];
    expect((await readBarcode(theirs, issuer.trust)).seal).toBe("unknown_issuer");
    const mixed = ours.slice();
    mixed.set(theirs.subarray(6 + 128, 6 + 256), 6 + 128);
    expect((await readBarcode(mixed, issuer.trust)).seal).toBe("altered");
  });
});
