import { beforeAll, describe, expect, it } from "vitest";
import { systemActor as actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import type { CompanyWithBanks } from "../parties/companies";
import { updateCustomer } from "../parties/parties";
import { CustomerInput } from "../parties/schema";
import { makeCompany, makeCustomer } from "../test-support";
import { previewNumber } from "../vouchers/series";
import { DraftData } from "./draft-schema";
import { deleteDraft, getDraft, keepDraft, postDraft, restoreDraft, saveDraft } from "./drafts";
import { listDrafts } from "./drafts-listing";

const DAY = "2025-05-02";
let company: CompanyWithBanks;

beforeAll(async () => {
  const made = await makeCompany(actor);
  company = { ...made, gstin: `27DRAF${made.id}Z` };
  await db().ledgerCompany.update({ where: { id: made.id }, data: { gstin: company.gstin } });
});

const invoice = (party: number, fields: DraftData = {}): DraftData => ({
  company: String(company.id),
  bank: String(company.bankAccounts[0]?.id),
  party: String(party),
  date: DAY,
  place_of_supply: "",
  whole_rupees: true,
  expected_total: "118000",
  inter_state: false,
  lines: [{ description: "Course", hsn_sac: "9992", quantity: "1", unit: "1,000.00", rate: "1800" }],
  ...fields,
});
const keep = async (fields: DraftData = {}) =>
  keepDraft(actor, { form: "invoice", data: invoice((await makeCustomer(actor)).id, fields) });
const next = () => previewNumber(db(), company, DAY);

describe("a draft", () => {
  it("keeps a form as it stands, wrong fields and all, and takes no number", async () => {
    const before = await next();
    const half = { company: String(company.id), amount: "1,0,0", lines: [{ unit: "" }] };
    const { id, version } = await keepDraft(actor, { form: "expense", data: half });
    expect((await getDraft(actor, id)).data).toEqual(half);
    await expect(postDraft(actor, id, true)).rejects.toMatchObject({ code: "invalid_input" });
    await expect(keepDraft(actor, { form: "expense", data: { company: "999999" } })).rejects.toMatchObject({
      fields: [{ name: "company" }],
    });
    expect(DraftData.safeParse({ note: "x".repeat(2001) }).success).toBe(false);
    const many = Array.from({ length: 200 }, () => ({ description: "x".repeat(1000) }));
    expect(DraftData.safeParse({ lines: many }).success).toBe(false);
    expect((await saveDraft(actor, id, { ...half, payee: "Quay" }, version)).version).toBe(version + 1);
    await expect(saveDraft(actor, id, half, version)).rejects.toMatchObject({ code: "draft_changed" });
    expect(await next()).toBe(before);
  });

  it("is posted once by two at the same time, and its number is the next one", async () => {
    const { id } = await keep();
    const number = await next();
    const posts = await Promise.allSettled([1, 2, 3].map(() => postDraft(actor, id, true)));
    const made = posts.flatMap((post) => (post.status === "fulfilled" ? [post.value] : []));
    expect(made.map((one) => one.number)).toEqual([number]);
    for (const post of posts)
      if (post.status === "rejected") expect(post.reason).toMatchObject({ code: "draft_posted" });
    const after = number.replace(/\d+$/, (digits) => String(Number(digits) + 1).padStart(digits.length, "0"));
    expect(await next()).toBe(after);
    await expect(postDraft(actor, id, true)).rejects.toThrow(number);
    for (const again of [saveDraft(actor, id, {}, null), deleteDraft(actor, id)])
      await expect(again).rejects.toMatchObject({ kind: expect.stringMatching(/conflict|invalid/) });
  });

  it("is held against the present: a customer who moved since then stops it, though the total is the same", async () => {
    const customer = await makeCustomer(actor);
    const { id } = await keepDraft(actor, { form: "invoice", data: invoice(customer.id) });
    const moved = CustomerInput.parse({ company_name: customer.name, state: "Gujarat" });
    expect(await updateCustomer(actor, customer.id, moved)).toMatchObject({ stateCode: "24" });
    const other = await makeCustomer(actor);
    await expect(updateCustomer(actor, other.id, moved)).rejects.toMatchObject({ code: "party_exists" });
    const before = await next();
    await expect(postDraft(actor, id, true)).rejects.toThrow(/now bears IGST/);
    expect(await next()).toBe(before);
    await saveDraft(actor, id, invoice(customer.id, { inter_state: true }), null);
    const { id: voucher } = await postDraft(actor, id, true);
    const posted = await db().ledgerVoucher.findUniqueOrThrow({ where: { id: BigInt(voucher) } });
    expect(posted.details).toMatchObject({ igst: 180, cgst: 0 });
  });

  it("is listed with what it says, deleted, brought back, and of no use to whoever is not at the desk", async () => {
    const { id } = await keep({ remark: "for July" });
    const listed = async () =>
      (await listDrafts(actor, { form: ["invoice"] }, { skip: 0, take: 100 })).rows.find((row) => row.id === id);
    expect(await listed()).toMatchObject({
      amountPaise: "118000",
      about: "for July",
      date: DAY,
      company: company.name,
    });
    await deleteDraft(actor, id);
    expect(await listed()).toBeUndefined();
    await expect(postDraft(actor, id, true)).rejects.toMatchObject({ kind: "not_found" });
    await restoreDraft(actor, id);
    await expect(restoreDraft(actor, id)).rejects.toMatchObject({ kind: "not_found" });
    expect(await listed()).toBeDefined();
    const applicant = { ...actor, role: "applicant" as const };
    await expect(getDraft(applicant, id)).rejects.toMatchObject({ kind: "forbidden" });
    const longAgo = new Date(Date.now() - 8 * 86_400_000);
    await deleteDraft(actor, id, longAgo);
    await deleteDraft(actor, (await keep()).id);
    expect(await db().ledgerDraft.findUnique({ where: { id } })).toBeNull();
  });
});
