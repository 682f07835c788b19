import { readFileSync } from "node:fs";
import path from "node:path";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { readPdf } from "@/lib/licenses/card/test-scan";
import { db } from "@/lib/platform/db";
import { revokeIssuerKey, rotateIssuerKey } from "@/lib/platform/issuer/service";
import { CERTIFICATE_KEY_KIND } from "@/lib/platform/issuer/trust-list-schema";
import { readMedia } from "@/lib/platform/storage/media";
import { call } from "@/tests/support/call";
import { makeUser } from "@/tests/support/office";
import { certificateSvg, drawCertificate } from "./draw";
import { issueCertificate, reissueCertificate, revokeCertificate } from "./issue";
import { makeCandidate, makeCourse, makeSelection } from "./test-support";
import { readToken, verifyAddress } from "./token";
import { verifyNumber, verifyToken } from "./verification/service";

let admin: Awaited<ReturnType<typeof makeUser>>;
beforeAll(async () => {
  admin = await makeUser("admin");
  const wasm = readFileSync(path.resolve("node_modules/zxing-wasm/dist/reader/zxing_reader.wasm"));
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } });
});

const days = { start_date: "2026-11-16", end_date: "2026-11-20", issue_date: "2026-11-22" };
const now = new Date("2026-11-22T08:00:00Z");
const issued = async (course?: Awaited<ReturnType<typeof makeCourse>>, candidateId?: number) => {
  const of = course ?? (await makeCourse(admin.actor));
  const selection = await makeSelection(of.id, of.name, candidateId);
  return issueCertificate(admin.actor, selection.id, days, now);
};
/** Another letter in a token's place. */
const altered = (token: string, at: number) =>
  token.slice(0, at) + (token[at] === "A" ? "B" : "A") + token.slice(at + 1);

describe("an issued certificate", () => {
  it("has a number without gaps, however many are issued at once", async () => {
    const course = await makeCourse(admin.actor);
    const many = await Promise.all(Array.from({ length: 4 }, () => issued(course)));
    expect(many.map(({ number }) => number).sort()).toEqual(
      [1, 2, 3, 4].map((serial) => `${course.code}221126000${serial}`),
    );
    const [first] = many;
    await expect(issueCertificate(admin.actor, first?.id ?? 0, days)).rejects.toMatchObject({ code: "not_selected" });
    const selection = await makeSelection(course.id, course.name);
    await db().candidate.update({ where: { id: selection.candidateId }, data: { deletedAt: now } });
    await expect(issueCertificate(admin.actor, selection.id, days)).rejects.toMatchObject({ kind: "not_found" });
    expect((await issued(course)).number).toBe(`${course.code}2211260005`);
  });

  it("is a PDF of A4 across with the name as text, whose code an independent reader finds at 150 dpi", async () => {
    const candidate = await makeCandidate({ firstName: "Jiří", lastName: "O’Connor" });
    const certificate = await issued(undefined, candidate.id);
    const [page] = await readPdf(await readMedia(certificate.pdfId ?? ""));
    expect([page?.widthPt, page?.heightPt].map((size) => Math.round(size ?? 0))).toEqual([842, 595]);
    expect(page?.text).toContain("Jiří O’Connor");
    expect(page?.text).toContain("20 November 2026");
    const half = await sharp(page?.png).resize(1754).png().toBuffer();
    const [code] = await readBarcodes(new Uint8Array(half), { formats: ["QRCode"], tryHarder: true });
    expect(code?.text).toBe(verifyAddress(certificate.token ?? ""));
    expect((await drawCertificate(certificate.id)).pdfId).toBe(certificate.pdfId);
    expect(await certificateSvg(certificate.id)).toContain("data:image/jpeg;base64,");
  });
});

describe("anybody who verifies", () => {
  it("is told valid, expired, revoked and replaced; by the number the initials only", async () => {
    const certificate = await issued();
    const [token, number] = [certificate.token ?? "", certificate.number ?? ""];
    const valid = await verifyToken(token, now);
    expect(valid).toMatchObject({ outcome: "valid", certificate: { holder: "Mei Lin", expiry_date: "2031-11-19" } });
    const typed = `${number.slice(0, 5).toLowerCase()} ${number.slice(5)}`;
    expect(await verifyNumber(typed, now)).toMatchObject({ outcome: "valid", certificate: { holder: "M… L…" } });
    expect((await verifyToken(token, new Date("2031-11-19T12:00:00Z"))).outcome).toBe("valid");
    expect((await verifyToken(token, new Date("2031-11-20T12:00:00Z"))).outcome).toBe("expired");
    const next = await reissueCertificate(admin.actor, certificate.id, "The name was misspelt", now);
    expect(await verifyToken(token, now)).toMatchObject({
      outcome: "replaced",
      certificate: { replaced_by: next.number },
    });
    await revokeCertificate(admin.actor, next.id, "Obtained by fraud");
    expect((await verifyToken(next.token ?? "", now)).outcome).toBe("revoked");
    await expect(reissueCertificate(admin.actor, next.id, "again")).rejects.toMatchObject({ code: "not_issued" });
    expect((await verifyNumber("STCWB0101010001")).outcome).toBe("unknown");
    const { status, body } = await call("GET", `/api/certificate/verify?token=${token}`);
    expect([status, body]).toMatchObject([200, { status: "success", outcome: "replaced" }]);
  });

  it("refuses a token with any one letter altered, and one that differs from the record", async () => {
    const certificate = await issued();
    const token = certificate.token ?? "";
    const places = [...Array.from({ length: 12 }, (_, i) => Math.floor((i * token.length) / 12)), token.length - 1];
    for (const at of places) expect((await verifyToken(altered(token, at), now)).outcome, String(at)).toBe("altered");
    await db().certificate.update({ where: { id: certificate.id }, data: { expiryDate: new Date("2040-01-01") } });
    expect((await verifyToken(token, now)).outcome).toBe("altered");
    expect((await verifyToken("nonsense")).outcome).toBe("altered");
  });

  it("trusts a retired key, and a revoked one no more", async () => {
    const { token } = await issued();
    const before = await db().issuerKey.findFirstOrThrow({ where: { kind: CERTIFICATE_KEY_KIND, state: "active" } });
    await rotateIssuerKey(admin.actor, CERTIFICATE_KEY_KIND);
    expect((await verifyToken(token ?? "", now)).outcome).toBe("valid");
    expect(await readToken(token ?? "")).toMatchObject({ holder: "Mei Lin" });
    await revokeIssuerKey(admin.actor, before.kid, "The back-up was stolen");
    expect((await verifyToken(token ?? "", now)).outcome).toBe("altered");
  });
});
