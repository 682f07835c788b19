import { beforeAll, describe, expect, it } from "vitest";
import { historyOf } from "@/lib/platform/audit/queries";
import type { Actor } from "@/lib/platform/auth/actor";
import { systemActor } from "@/lib/platform/auth/actor";
import { makeUser } from "@/tests/support/office";
import { makeCompany } from "../test-support";
import { createExpense } from "../vouchers/payables";
import { reverseVoucher } from "../vouchers/removal";
import { addComment, removeComment, voucherComments } from "./comments";
import { addVoucherDocument, removeVoucherDocument, serveVoucherDocument, voucherDocuments } from "./documents";

const PDF = Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");
let clerk: Actor;
let admin: Actor;
let id: bigint;

beforeAll(async () => {
  clerk = (await makeUser("clerk")).actor;
  admin = (await makeUser("admin")).actor;
  const company = await makeCompany(systemActor);
  const { voucher } = await createExpense(clerk, {
    expenseType: "Rent",
    company: company.name,
    accountNumber: company.bankAccounts[0]?.accountNumber ?? "",
    amount: 100n,
    expenseDate: "2025-05-02",
    transactionId: null,
    description: null,
    paymentMethod: "Cash",
    vendorName: "Quay",
    vendorGstNumber: null,
  });
  id = voucher.id;
});

describe("a voucher's papers", () => {
  it("are PDFs and pictures by their content, served to the desk alone, and kept when the voucher is reversed", async () => {
    await expect(addVoucherDocument(clerk, id, Buffer.from("<html>no bill</html>"), "bill.pdf")).rejects.toMatchObject({
      fields: [{ name: "file" }],
    });
    await expect(addVoucherDocument(clerk, id, Buffer.alloc(0), "bill.pdf")).rejects.toMatchObject({
      fields: [{ name: "file" }],
    });
    const document = await addVoucherDocument(clerk, id, PDF, "../bill.pdf");
    expect(document).toMatchObject({ file_name: "bill.pdf", content_type: "application/pdf", size_bytes: PDF.length });
    await reverseVoucher(clerk, id, "Entered twice");
    expect(await voucherDocuments(clerk, id)).toHaveLength(1);
    const answer = await serveVoucherDocument(clerk, id, document.id, new Request("http://desk/"), true);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(PDF);
    const applicant = { ...clerk, role: "applicant" as const };
    await expect(voucherDocuments(applicant, id)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(removeVoucherDocument(clerk, id + 1n, document.id)).rejects.toMatchObject({ kind: "not_found" });
    await removeVoucherDocument(clerk, id, document.id);
    await expect(removeVoucherDocument(clerk, id, document.id)).rejects.toMatchObject({ kind: "not_found" });
    expect(await voucherDocuments(clerk, id)).toEqual([]);
  });

  it("are said in the history with the comments, which go away with their author's or an administrator's word", async () => {
    const first = await addComment(clerk, id, "Where is the bill?");
    const second = await addComment(admin, id, "In the drawer.");
    expect((await voucherComments(clerk, id)).map(({ text, removable }) => [text, removable])).toEqual([
      ["Where is the bill?", true],
      ["In the drawer.", false],
    ]);
    await expect(removeComment(clerk, second.id)).rejects.toMatchObject({ kind: "not_found" });
    await removeComment(admin, first.id);
    await expect(addComment(clerk, 8_999_999_999_999_999n, "?")).rejects.toMatchObject({ kind: "not_found" });
    const told = (await historyOf("ledger_expense", String(id))).map(({ description }) => description);
    expect(told.slice(0, 3)).toEqual([
      "Removed the comment: Where is the bill?",
      "Commented: In the drawer.",
      "Commented: Where is the bill?",
    ]);
    expect(told).toEqual(expect.arrayContaining(["Attached bill.pdf", "Downloaded bill.pdf", "Removed bill.pdf"]));
  });
});
