import { beforeAll, describe, expect, it } from "vitest";
import { unheardOf } from "@/lib/ledger/test-support";
import { type Bookkeeping, named, openBookkeeping, type Row } from "@/tests/support/bookkeeping";
import { call } from "@/tests/support/call";

/** The calls of contract 5's React client on the books, with the keys that it reads, and the contract's worked check. */

let { send, get, make, receipt, token, company, account, customer, vendor } = {} as Bookkeeping;
beforeAll(async () => {
  ({ send, get, make, receipt, token, company, account, customer, vendor } = await openBookkeeping());
});

describe("the contract's worked check", () => {
  const balances = async () => {
    const client = (await get(`/company-ledger?company_name=${named(customer.name)}`)).data;
    const bank = (await get(`/bank-ledger-report?company_id=${company.id}`)).data;
    const owed = (await get(`/vendor-ledger/${vendor.id}`)).data.entries;
    const spent = (await get(`/expense-ledger?company_id=${company.id}`)).data;
    return [
      client.summary.closing_balance,
      bank[0]?.balance ?? 0,
      owed[0]?.balance ?? 0,
      spent.summary.closing_balance,
    ];
  };
  const adjust = (adjustment_type: string, adjustment_amount: number) =>
    make("/adjustments", {
      adjustment_type,
      company_id: company.id,
      [adjustment_type === "client" ? "customer_id" : "vendor_id"]:
        adjustment_type === "client" ? customer.id : vendor.id,
      date_of_service: "2025-05-03",
      particular_of_service: "Put right",
      adjustment_amount,
    });

  it("holds step by step", async () => {
    const { invoice_number } = (await get(`/generate-invoice-number?company_id=${company.id}&date=2025-05-01`)).data;
    expect(invoice_number).toMatch(/\/25-26\/0001$/);
    const invoice = {
      invoice_no: invoice_number,
      candidate_id: 41,
      company_name: company.name,
      company_account_number: account,
      party_name: customer.name,
      invoice_date: "2025-05-01",
      amount: 10000,
      gst: 1800,
      gst_applied: true,
      cgst: 900,
      sgst: 900,
      final_amount: 11800,
    };
    expect(await make("/receipt-invoice-data", invoice)).toMatchObject({
      invoice_no: invoice_number,
      final_amount: 11800,
    });
    expect(await send("POST", "/receipt-invoice-data", invoice)).toMatchObject({
      status: 409,
      body: { error: "Number taken", status: "error" },
    });
    const upload = {
      company_name: customer.name,
      date: "2025-05-01",
      particulars: `Sales to ${customer.name}`,
      voucher_no: invoice_number,
      voucher_type: "Sales",
      debit: 11800,
      credit: 0,
    };
    const { ledger_id } = await make("/upload-to-ledger", upload);
    expect(await make("/upload-to-ledger", upload)).toEqual({ ledger_id });
    expect(await balances()).toEqual([11800, 0, 0, 0]);

    const { receipt_amount_id } = await make("/receipt-amount-received", receipt());
    expect(await balances()).toEqual([6800, 5000, 0, 0]);
    await adjust("client", 300);
    expect((await balances())[0]).toBe(6500);
    const { adjustment_id } = await adjust("client", -100);
    expect((await balances())[0]).toBe(6600);
    expect((await get(`/get-client-adjustment/${adjustment_id}`)).data).toMatchObject({
      customer_id: customer.id,
      adjustment_amount: -100,
      company_name: company.name,
    });

    const service = {
      vendorId: vendor.id,
      dateOfService: "2025-05-03",
      particularOfService: "Printing",
      companyId: company.id,
    };
    await make("/vendor-service-entry", { ...service, feesToBePaid: 2000 });
    const payment = {
      vendorId: vendor.id,
      dateOfPayment: "2025-05-04",
      transactionId: unheardOf("T-2"),
      companyId: company.id,
    };
    expect(await make("/vendor-payment-entry", { ...payment, amount: 1200 })).toMatchObject({
      bank_entry_created: true,
    });
    expect(await send("POST", "/vendor-payment-entry", { ...payment, amount: 1200 })).toMatchObject({
      status: 400,
      body: { status: "validation_error" },
    });
    expect(await balances()).toEqual([6600, 3800, 800, 0]);
    await adjust("vendor", 200);
    expect((await balances())[2]).toBe(600);
    const own = (await get(`/company-ledger?company_name=${named(company.name)}`)).data;
    expect(own.entries).toMatchObject([{ debit: 0, credit: 200, voucher_type: "Adjustment" }]);

    const expense = await make("/expense-payment-entry", {
      expenseType: "Rent",
      company: company.name,
      amount: 900,
      expenseDate: "2025-05-05",
      paymentMethod: "Bank Transfer",
      vendorName: "Landlord",
      description: "May",
    });
    expect(expense.transaction_id).toMatch(/^[0-9A-F]{8}$/);
    expect(await balances()).toEqual([6600, 2900, 600, 900]);

    const { entries } = (await get(`/company-ledger?company_name=${named(customer.name)}`)).data;
    const row = entries.find((entry: Row) => entry.voucher_no === `RCPT-${receipt_amount_id}`);
    if (!row) throw new Error("the receipt is not in the ledger");
    expect(row).toMatchObject({ particulars: `Receipt from ${customer.name}`, credit: 5000, entry_type: "Auto" });
    expect((await send("DELETE", `/company-ledger/${row.id}`)).status).toBe(200);
    expect(await balances()).toEqual([11600, -2100, 600, 900]);
    expect((await send("GET", `/receipt-amount-received/${receipt_amount_id}`)).status).toBe(404);

    const trial = (await get(`/trial-balance?company_id=${company.id}`)).data;
    expect(trial.total_debit).toBe(trial.total_credit);
    expect((await get(`/verify?company_id=${company.id}`)).data.ok).toBe(true);
  });

  it("keeps both rows of what was deleted in the audit view, and exports them for hledger", async () => {
    const { entries } = (await get(`/company-ledger?company_name=${named(customer.name)}&audit=true`)).data;
    const gone = entries.filter((entry: Row) => entry.reverses_id || entry.reversed_by_id);
    expect(gone).toHaveLength(2);
    const file = await call("GET", `/api/bookkeeping/export/hledger?company_id=${company.id}`, { token });
    expect(file.headers.get("content-type")).toContain("text/plain");
    const text = file.bytes.toString();
    const amounts = [...text.matchAll(/ {2}(-?\d+)\.(\d\d) INR$/gm)].map(
      ([, rupees = "", paise = ""]) => BigInt(rupees.replace("-", "") + paise) * (rupees.startsWith("-") ? -1n : 1n),
    );
    expect(amounts.length).toBeGreaterThan(15);
    expect(amounts.reduce((sum, amount) => sum + amount, 0n)).toBe(0n);
    expect(text).toContain(`account assets:Receivables:${customer.name}\n`);
    const bank = [...text.matchAll(/assets:bank:.* {2}(-?\d+\.\d\d) INR/g)].reduce(
      (sum, [, amount]) => sum + Number(amount),
      0,
    );
    expect(bank).toBe(-2100);
  });
});
