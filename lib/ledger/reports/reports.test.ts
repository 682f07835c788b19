import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { systemActor as actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { enterContra, enterInvoice, enterJournal, enterReceipt, enterVendorBill } from "../desk/enter";
import { InvoiceForm, JournalForm, ReceiptForm, VendorBillForm } from "../desk/forms";
import { ledgerView } from "../desk/ledger-page";
import { readPosted } from "../journal/post";
import { upiLink } from "../paper/upi";
import { voucherPdf } from "../paper/voucher-pdf";
import type { CompanyWithBanks } from "../parties/companies";
import { makeCompany, makeCustomer, makeVendor } from "../test-support";
import { typedPaise } from "../typed-money";
import { openInvoices } from "../vouchers/allocations";
import { removeReceipt, reverseVoucher } from "../vouchers/removal";
import { rupeesInWords } from "../words";
import { readReport } from "./read-report";
import type { Cell, Report, ReportName } from "./report";

let company: CompanyWithBanks;
let customer: Awaited<ReturnType<typeof makeCustomer>>;
let vendor: Awaited<ReturnType<typeof makeVendor>>;
const DAY = "2025-05-02";

beforeAll(async () => {
  company = await makeCompany(actor, { company_gst_number: null });
  await db().ledgerCompany.update({ where: { id: company.id }, data: { gstin: `27TEST${company.id}Z` } });
  customer = await makeCustomer(actor);
  vendor = await makeVendor(actor);
});

const base = (sure = true) => ({ company: String(company.id), date: DAY, sure });
const bank = () => String(company.bankAccounts[0]?.id);
const invoice = async (unit: string, total: string, fields: object = {}) =>
  enterInvoice(
    actor,
    InvoiceForm.parse({
      ...base(),
      bank: bank(),
      party: String(customer.id),
      place_of_supply: "",
      whole_rupees: true,
      expected_total: total,
      lines: [{ description: "Course", hsn_sac: "9992", quantity: "1", unit, rate: "1800" }],
      ...fields,
    }),
  );
const report = (name: ReportName): Promise<Report> =>
  readReport(actor, name, { companyId: company.id, from: "2025-04-01", through: "2026-03-31", skip: 0, take: 100 });
const amountOf = ({ sections }: Report, name: string): Cell | undefined =>
  sections
    .flatMap(({ rows }) => rows)
    .find(({ cells }) => cells[0] === name)
    ?.cells.at(-1);

describe("what is typed", () => {
  it("reads Indian and other groups, and refuses commas in the wrong places", () => {
    expect(["1,00,000.00", "₹ 1,00,000", "100,000.5", "Rs. 12", "-1,234"].map(typedPaise)).toEqual([
      10_000_000n,
      10_000_000n,
      10_000_050n,
      1200n,
      -123_400n,
    ]);
    for (const wrong of ["1,0,000", "10,00,00", "1,00,000.005", "", "1e5", "1,2345"])
      expect(typedPaise(wrong), wrong).toHaveProperty("reason");
  });

  it("tells amounts in words of the Indian system", () => {
    expect(rupeesInWords(1_23_456_50n)).toBe(
      "Rupees One Lakh Twenty Three Thousand Four Hundred Fifty Six and Fifty Paise Only",
    );
    expect(rupeesInWords(0n)).toBe("Rupees Zero Only");
    expect(rupeesInWords(12_00_00_000_00n)).toBe("Rupees Twelve Crore Only");
    expect(rupeesInWords(100_00_00_00_00_000_00n)).toContain("Crore");
  });

  it("makes a UPI link without a plus for a space", () =>
    expect(upiLink({ upiId: "office@bank", payee: "Own Co", paise: 118_005n, note: "A/25-26/0001" })).toBe(
      "upi://pay?pa=office%40bank&pn=Own%20Co&am=1180.05&cu=INR&tn=A%2F25-26%2F0001",
    ));
});

describe("vouchers of the desk", () => {
  it("numbers an invoice only when it is posted, and refuses sums that are no longer those that were shown", async () => {
    await expect(invoice("1,000", "1")).rejects.toMatchObject({ code: "total_changed" });
    const first = await invoice("1,000", "118000");
    await expect(invoice("-5", "1")).rejects.toThrow();
    const second = await invoice("2,000", "236000");
    expect([first, second].map(({ number }) => number.slice(-4))).toEqual(["0001", "0002"]);
  });

  it("settles invoices by a receipt, never by more than is open, and opens them again when it is reversed", async () => {
    const open = async () => (await openInvoices(actor, company.id, customer.id)).map((one) => one.open);
    const [first] = await openInvoices(actor, company.id, customer.id);
    const receive = (amount: string, given: string) =>
      enterReceipt(
        actor,
        ReceiptForm.parse({
          ...base(),
          bank: bank(),
          party: String(customer.id),
          amount,
          payment_type: "UPI",
          tds: "",
          gst: "",
          allocations: [{ invoice: first?.id, amount: given }],
        }),
      );
    await expect(receive("500", "600")).rejects.toMatchObject({ code: "invalid_allocation" });
    await expect(receive("5,000", "1,180.01")).rejects.toMatchObject({ code: "invalid_allocation" });
    const { id } = await receive("1,000", "1,000");
    expect(await open()).toEqual([18_000n, 236_000n]);
    await removeReceipt(actor, BigInt(id));
    expect(await open()).toEqual([118_000n, 236_000n]);
    await receive("1,180", "1,180");
    expect(await open()).toEqual([236_000n]);
  });

  it("asks before the same bill is entered twice, and keeps the tax in it apart from the cost", async () => {
    const bill = (sure: boolean) =>
      enterVendorBill(
        actor,
        VendorBillForm.parse({
          ...base(sure),
          party: String(vendor.id),
          amount: "1,180",
          gst: "180",
          particulars: "Books",
        }),
      );
    await bill(false);
    await expect(bill(false)).rejects.toMatchObject({ code: "possible_duplicate" });
    const { id } = await bill(true);
    const voucher = await db().ledgerVoucher.findUniqueOrThrow({ where: { id: BigInt(id) } });
    const { lines } = await readPosted(db(), voucher.entryId ?? 0n);
    expect(lines.map(({ debit, credit }) => [debit, credit])).toEqual([
      [100_000n, 0n],
      [18_000n, 0n],
      [0n, 118_000n],
    ]);
    await reverseVoucher(actor, BigInt(id), "Entered twice");
    await expect(reverseVoucher(actor, BigInt(id), "Again")).rejects.toMatchObject({ kind: "not_found" });
  });

  it("refuses a contra of one bank with itself, and a journal that does not balance or has no party", async () => {
    const accountId = company.bankAccounts[0]?.accountId ?? 0;
    const contra = { company: company.id, date: DAY, sure: true, from_account: accountId, to_account: accountId };
    await expect(
      enterContra(actor, { ...contra, amount: 5n, transaction_id: null, narration: null }),
    ).rejects.toMatchObject({ fields: [{ name: "to_account" }] });
    const accounts = await db().ledgerAccount.findMany({ where: { companyId: company.id } });
    const of = (role: string) => String(accounts.find((one) => one.role === role)?.id);
    const journal = (debit: string, credit: string, account = of("bank")) =>
      enterJournal(
        actor,
        JournalForm.parse({
          ...base(),
          narration: "Opening balance",
          lines: [
            { account, party: "", debit, credit: "", note: "" },
            { account: of("capital"), party: "", debit: "", credit, note: "" },
          ],
        }),
      );
    await expect(journal("1,00,000", "99,999.99")).rejects.toMatchObject({ code: "unbalanced" });
    await expect(journal("1", "1", of("receivable"))).rejects.toMatchObject({ fields: [{ name: "lines.0.party" }] });
    expect((await journal("1,00,000", "1,00,000")).number).toMatch(/^JRN-\d+$/);
  });
});

describe("reports", () => {
  it("balance: debits are credits, assets are liabilities and equity, and the result is carried over", async () => {
    for (const name of ["trial-balance", "balance-sheet", "gst"] as const)
      expect((await report(name)).checks, name).toEqual([expect.objectContaining({ holds: true })]);
    const profit = amountOf(await report("profit-and-loss"), "Profit");
    expect(profit).toBe(300_000n - 100_000n);
    expect(amountOf(await report("balance-sheet"), "Profit of this year")).toBe(profit);
    expect(amountOf(await report("balance-sheet"), "Liabilities and equity")).toBe(
      amountOf(await report("balance-sheet"), "Total assets"),
    );
  });

  it("agree with each other and with the ledgers", async () => {
    const due = (await report("outstanding")).sections[0]?.rows.at(-1)?.cells.at(-2);
    const asked = { companyId: company.id, book: "client" as const };
    const ledger = await ledgerView(actor, asked, { skip: 0, take: 100 });
    expect(due).toBe(ledger.closing);
    expect(ledger.rows[0]?.balance).toBe(ledger.closing);
    const [registered, , others, , , hsn] = (await report("gstr-1")).sections;
    expect(registered?.rows).toEqual([]);
    expect(others?.rows.map(({ cells }) => cells.slice(-4))).toEqual([[300_000n, 0n, 27_000n, 27_000n]]);
    expect(hsn?.rows[0]?.cells[0]).toBe("9992");
    expect((await report("day-book")).sections[0]?.rows.length).toBeGreaterThan(5);
    expect((await report("tds")).sections[1]?.rows).toEqual([]);
  });

  it("age what is open newest first, so that the ages always make up what is due", async () => {
    const { agedBalances } = await import("./ageing");
    const party = 1;
    const model = (charges: number[], paid: number) => {
      // Charges 10, 40, 70 and 100 days ago; what was paid settles the oldest.
      let left = charges.reduce((sum, one) => sum + one, 0) - paid;
      return charges.map((charge) => {
        const open = Math.max(0, Math.min(charge, left));
        left -= open;
        return BigInt(open);
      });
    };
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(1000), { minLength: 4, maxLength: 4 }), fc.nat(4000), async (charges, paid) => {
        let asked = 0;
        const upTo = [0, 1, 2, 3].map((at) => charges.slice(at).reduce((sum, one) => sum + one, 0));
        const query = async () => {
          const debit = upTo[asked];
          asked += 1;
          return { rows: [{ id: party, debit: String(debit), credit: String(paid), rows: "1" }] };
        };
        const reader = { query } as unknown as Parameters<typeof agedBalances>[0];
        const [aged] = await agedBalances(reader, [1], "receivable", DAY);
        const due = (upTo[0] ?? 0) - paid;
        expect(aged?.buckets ?? [0n, 0n, 0n, 0n]).toEqual(due > 0 ? model(charges, paid) : [0n, 0n, 0n, 0n]);
        expect(aged?.advance ?? 0n).toBe(BigInt(due < 0 ? -due : 0));
      }),
    );
  });
});

it("prints an invoice and a receipt, also of names that the font has no signs for", async () => {
  const strange = await makeCustomer(actor, { company_name: `समुद्री ${company.id}` });
  const { id } = await invoice("1,00,000.50", "11800100", { party: String(strange.id) });
  const receipt = await db().ledgerVoucher.findFirstOrThrow({
    where: { companyId: company.id, kind: "receipt", deletedAt: null },
  });
  for (const one of [BigInt(id), receipt.id]) {
    const { bytes, fileName } = await voucherPdf(actor, one);
    expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe("%PDF-");
    expect(fileName).toMatch(/^[A-Za-z0-9-]+\.pdf$/);
  }
  const bill = await db().ledgerVoucher.findFirstOrThrow({ where: { companyId: company.id, kind: "vendor_service" } });
  await expect(voucherPdf(actor, bill.id)).rejects.toMatchObject({ kind: "not_found" });
});
