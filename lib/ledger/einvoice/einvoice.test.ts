import { describe, expect, it } from "vitest";
import { systemActor as actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { makeCompany, makeCustomer } from "../test-support";
import { postInvoice } from "../vouchers/desk-invoice";
import { postNote } from "../vouchers/notes";
import { removeNote } from "../vouchers/removal";
import { einvoiceFile } from "./einvoice";
import { itemsOf } from "./items";
import { EInvoice } from "./schema";

/** An invoice of a registered company to a customer of these fields, each line at 18 %. */
async function invoiceTo(fields: Record<string, unknown>, units: bigint[], total: bigint, address: string) {
  const company = await makeCompany(actor, { company_address: address });
  await db().ledgerCompany.update({
    where: { id: company.id },
    data: {
      gstin: `27AAYCA${String(company.id).padStart(4, "0").slice(-4)}D1Z0`,
      invoicePattern: `E${company.id}/{fy}/{seq}`,
    },
  });
  const customer = await makeCustomer(actor, fields);
  return postInvoice(actor, {
    companyId: company.id,
    bankAccountId: company.bankAccounts[0]?.id ?? 0,
    partyId: customer.id,
    date: "2025-05-02",
    placeOfSupply: null,
    inWholeRupees: true,
    expectedTotal: total,
    orderReference: null,
    termsOfDelivery: null,
    remark: 'With a "quoted" word',
    lines: units.map((unitPaise) => ({
      description: "Basic safety training",
      hsnSac: "999293",
      quantity: "1",
      unitPaise,
      rateBp: 1800,
    })),
  });
}
const BUYER = {
  gst_number: "27AAYCA0004D1Z0",
  address: "4 Quay Street",
  city: "Mumbai",
  pincode: "400001",
};

describe("the e-invoice's file", () => {
  it("is by the schema, its lines make up its sums, and a note names its invoice", async () => {
    const invoice = await invoiceTo(BUYER, [33_333n, 33_333n, 33_335n], 118_000n, "12 Dock Road, Mumbai 400 010");
    const { fileName, text } = await einvoiceFile(actor, invoice.voucher.id);
    expect(fileName).toBe(`einvoice-${invoice.voucher.number.replaceAll("/", "-")}.json`);
    const document = EInvoice.parse(JSON.parse(text)[0]);
    expect(document.SellerDtls).toMatchObject({ Loc: "Mumbai", Pin: 400_010, Stcd: "27" });
    expect(document.BuyerDtls).toMatchObject({ Gstin: BUYER.gst_number, Pin: 400_001, Pos: "27", Stcd: "27" });
    const paise = (of: (one: (typeof document.ItemList)[number]) => number) =>
      document.ItemList.reduce((sum, one) => sum + Math.round(of(one) * 100), 0);
    const { ValDtls } = document;
    expect([paise((one) => one.AssAmt), paise((one) => one.CgstAmt), paise((one) => one.SgstAmt)]).toEqual(
      [ValDtls.AssVal, ValDtls.CgstVal, ValDtls.SgstVal].map((value) => Math.round(value * 100)),
    );
    expect(paise((one) => one.TotItemVal) + Math.round(ValDtls.RndOffAmt * 100)).toBe(118_000);
    expect(document.RefDtls?.InvRm).toBe("With a quoted word");
    const note = await postNote(actor, "credit_note", {
      againstId: invoice.voucher.id,
      date: "2025-06-02",
      reason: "03",
      lines: null,
      expectedTotal: null,
      remark: null,
    });
    const [credit] = JSON.parse((await einvoiceFile(actor, note.voucher.id)).text);
    expect(EInvoice.parse(credit)).toMatchObject({
      DocDtls: { Typ: "CRN", No: "CN/25-26/0001", Dt: "02/06/2025" },
      RefDtls: { PrecDocDtls: [{ InvNo: invoice.voucher.number, InvDt: "02/05/2025" }] },
      ValDtls: { TotInvVal: 1180 },
    });
    await removeNote(actor, note.voucher.id);
    await expect(einvoiceFile(actor, note.voucher.id)).rejects.toMatchObject({ code: "voucher_reversed" });
  });

  it("is not given while something is missing, which is named field by field", async () => {
    const invoice = await invoiceTo({}, [100_000n], 118_000n, "12 Dock Road");
    const refused = await einvoiceFile(actor, invoice.voucher.id).catch((error) => error);
    expect(refused.code).toBe("einvoice_incomplete");
    expect(refused.fields.map(({ name }: { name: string }) => name)).toEqual([
      "SellerDtls.Loc",
      "SellerDtls.Pin",
      "BuyerDtls.Gstin",
      "BuyerDtls.Addr1",
      "BuyerDtls.Loc",
      "BuyerDtls.Pin",
    ]);
    expect(refused.fields.at(-1).reason).toBe("The buyer's PIN code is missing");
  });

  it("tells a client's invoice without lines as one line", () =>
    expect(itemsOf({ taxable: 421.94, cgst: 37.97, sgst: 37.97, igst: 0, gst_rate: 1800, hsn_sac: "9992" })).toEqual([
      expect.objectContaining({ AssAmt: 421.94, CgstAmt: 37.97, SgstAmt: 37.97, TotItemVal: 497.88, HsnCd: "9992" }),
    ]));
});
