import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeCompany } from "@/lib/ledger/test-support";
import { createReceipt } from "@/lib/ledger/vouchers/receipts";
import { ReceiptInput } from "@/lib/ledger/vouchers/schema";
import type { Actor } from "@/lib/platform/auth/actor";
import { newId } from "@/lib/platform/ids";
import { forgetSettings } from "@/lib/platform/settings";
import { makeUser } from "@/tests/support/office";
import { putFile } from "../intake/edit";
import { saveCandidate } from "../intake/save";
import { candidateForm, makeIntake, reading, received } from "../test-support";
import { readPayment } from "./parse";
import { getProof, listProofs, proofsOf, receiptOffers } from "./queries";
import { correctProof, matchProof, readProofAgain, unmatchProof } from "./service";

describe("the text of a payment's screenshot", () => {
  const read = (lines: string[]) => {
    const { amount, date, reference, payer } = readPayment(lines.join("\n"), "2026-05-06");
    return [amount?.content, date?.content, reference?.content, payer?.content];
  };

  it("gives amount, date, reference and payer, however an app lays them out", () => {
    // As the office's reader read drawn screenshots: it knows no rupee sign, and misplaces blanks.
    expect(
      read([
        "Payment successful",
        "5,900",
        "Paid to SEA SCHOOL PVT LTD",
        "04 May 2026, 10:42 AM",
        "UPI transaction ID",
        "6123456 78901",
        "From: MEI LIN (HDFC Bank)",
        "meilin@okhdfcbank",
        "Google transaction ID",
        "CICAgPDEdsXyZ",
      ]),
    ).toEqual(["590000", "2026-05-04", "612345678901", "MEI LIN"]);
    expect(
      read([
        "10:42 am on 04 May 2026",
        "SeaSchool5,900.50",
        "Transaction ID",
        "T2605041042123456789012",
        "Debited from",
        "XXXXXX12345,900.50",
        "UTR:612345678902",
      ]),
    ).toEqual(["590050", "2026-05-04", "612345678902", undefined]);
    expect(
      read([
        "Amount: INR 1,11,800.00",
        "Value Date: 04/05/2026",
        "UTR Number: HDFCN52026050412345678",
        "Remitter: JOHN D SOUZA",
      ]),
    ).toEqual(["11180000", "2026-05-04", "HDFCN52026050412345678", "JOHN D SOUZA"]);
    expect(read(["Rs. 4500", "UPI Ref No: 6123 4567 8903", "04 May, 10:42 AM", "From MEI LIN"])).toEqual([
      "450000",
      "2026-05-04",
      "612345678903",
      "MEI LIN",
    ]);
    expect(read(["a walk by the sea", "no number at all"])).toEqual([undefined, undefined, undefined, undefined]);
  });

  it("is less sure of what may be something else", () => {
    const of = (...lines: string[]) => readPayment(lines.join("\n"), "2026-05-06");
    expect(of("Rs. 4500", "Rs. 4600").amount?.confidence).toBe(0.5);
    expect(of("Date: 31/12/2019").date).toEqual({ content: "2019-12-31", confidence: 0.4 });
    expect(of("31 Dec, 10:42").date).toEqual({ content: "2025-12-31", confidence: 0.6 });
    expect(of("612345678901").reference?.confidence).toBe(0.6);
  });
});

describe("a payment's proof", () => {
  let actor: Actor;
  let companyName = "";
  beforeAll(async () => {
    process.env.ENABLE_OCR = "1";
    forgetSettings();
    actor = (await makeUser("admin")).actor;
    companyName = (await makeCompany(actor)).name;
  });
  afterAll(() => {
    delete process.env.ENABLE_OCR;
    forgetSettings();
  });

  /** A candidate whose screenshot says these lines. */
  async function paid(...lines: string[]) {
    const session = await makeIntake(actor);
    const read = async () => reading({}, lines.join("\n"));
    await putFile(actor, session.id, "payment_screenshot", await received("upi.jpg"), { read });
    const { candidate } = await saveCandidate(actor, candidateForm({ session_id: session.id }));
    const [proof] = await proofsOf(actor, candidate.id);
    if (!proof) throw new Error("the candidate has no proof");
    return proof;
  }
  const receipt = async (amount: number, date: string, reference = "") => {
    const input = { amount_received: amount, payment_type: "UPI", transaction_date: date, transaction_id: reference };
    const { voucher } = await createReceipt(actor, ReceiptInput.parse({ ...input, company_name: companyName }));
    return Number(voucher.id);
  };
  const today = new Date().toISOString().slice(0, 10);
  const newReference = () =>
    String(BigInt(`0x${newId().replaceAll("-", "").slice(-12)}`))
      .padStart(12, "7")
      .slice(-12);
  /** An amount that no other test's receipt has. */
  const newAmount = () => (1_000_000 + Number(newReference().slice(-6))) / 100;

  it("is read with the intake, offered the receipts of its amount and reference, matched and taken back", async () => {
    const [reference, amount] = [newReference(), newAmount()];
    const proof = await paid(`Rs. ${amount.toFixed(2)}`, today, `UPI Ref No: ${reference}`, "From Mei Lin");
    expect(proof).toMatchObject({
      state: "unmatched",
      amount,
      paid_on: today,
      reference,
      payer: "Mei Lin",
      used_by: [],
    });
    const other = await receipt(amount, today);
    const right = await receipt(amount, today, reference);
    const offers = await receiptOffers(actor, proof.id);
    expect(offers.map(({ id, same_reference }) => [id, same_reference])).toEqual([
      [right, true],
      [other, false],
    ]);
    await matchProof(actor, proof.id, right);
    await matchProof(actor, proof.id, right);
    await expect(matchProof(actor, proof.id, other)).rejects.toMatchObject({ code: "proof_matched" });
    expect(await getProof(actor, proof.id)).toMatchObject({ state: "matched", receipt: { id: right, amount } });
    const rival = await paid(`Rs. ${amount.toFixed(2)}`, today, `UPI Ref No: ${newReference()}`);
    expect((await receiptOffers(actor, rival.id)).map(({ id }) => id)).toEqual([other]);
    await expect(matchProof(actor, rival.id, right)).rejects.toMatchObject({ code: "receipt_matched" });
    await unmatchProof(actor, proof.id);
    expect(await getProof(actor, proof.id)).toMatchObject({ state: "unmatched", receipt: null });
    await expect(unmatchProof(actor, proof.id)).rejects.toMatchObject({ code: "not_matched" });
  });

  it("is doubtful where it was not read, and where its reference is another's too", async () => {
    const unread = await paid("nothing that tells of money");
    expect(unread).toMatchObject({ state: "doubtful", amount: null, corrected: false });
    const reference = newReference();
    const input = { version: unread.version, amount: 450_000n, paid_on: today, reference, payer: null };
    await correctProof(actor, unread.id, input);
    await expect(correctProof(actor, unread.id, input)).rejects.toMatchObject({ code: "edited_meanwhile" });
    await expect(readProofAgain(actor, unread.id)).rejects.toMatchObject({ code: "proof_corrected" });
    expect(await getProof(actor, unread.id)).toMatchObject({ state: "unmatched", amount: 4500, corrected: true });
    const again = await paid("Rs. 4500", today, `UTR: ${reference}`);
    expect(again).toMatchObject({ state: "doubtful", used_by: [{ id: unread.id }] });
    const { items } = await listProofs(actor, { q: reference, states: ["doubtful"] }, { skip: 0, take: 10 });
    expect(items.map(({ id }) => id)).toEqual([again.id, unread.id]);
    expect((await listProofs(actor, { q: reference, states: ["unmatched"] }, { skip: 0, take: 10 })).total).toBe(0);
  });
});
