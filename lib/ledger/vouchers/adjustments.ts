import { type Actor, permit } from "@/lib/platform/auth/actor";
import { transaction } from "@/lib/platform/db";
import { DomainError, invalidField } from "@/lib/platform/errors";
import { type Clock, systemClock } from "@/lib/platform/time";
import { checkPostingDate, indianToday } from "../dates";
import { accountFor } from "../journal/accounts";
import { resolveCompany } from "../parties/companies";
import { findParty, ownParty } from "../parties/parties";
import { mayKeepBooks } from "../policy";
import type { FromDraft } from "./draft-state";
import { type Recorded, recordVoucher } from "./record";
import type { AdjustmentInput } from "./schema";

/**
 * Puts a client's or a vendor's balance right. More than 0 is a credit in the ledger that the contract shows: a client
 * then owes less, and a vendor is owed less. A vendor's stands in the own company's ledger too, on the same side.
 *
 * @throws DomainError invalid: nothing to adjust, company, party, a future date
 */
export async function createAdjustment(
  actor: Actor,
  input: AdjustmentInput & FromDraft,
  clock: Clock = systemClock,
): Promise<Recorded> {
  permit(mayKeepBooks(actor));
  if (input.adjustment_amount === 0n)
    throw new DomainError("invalid", "invalid_adjustment_amount", "Adjustment amount must be a non-zero number");
  checkPostingDate(input.date_of_service, "date_of_service", clock);
  if (input.date_of_service > indianToday(clock())) throw invalidField("date_of_service", "must not be in the future");
  const kind = input.adjustment_type === "client" ? "customer" : "vendor";
  const partyId = kind === "customer" ? input.customer_id : input.vendor_id;
  if (!partyId) throw invalidField(`${kind}_id`, "is required");
  return transaction(async (tx) => {
    const { company } = await resolveCompany(tx, { companyId: input.company_id });
    const party = await findParty(tx, kind, partyId).catch(() => {
      throw invalidField(`${kind}_id`, `names no ${kind}`);
    });
    const size = input.adjustment_amount < 0n ? -input.adjustment_amount : input.adjustment_amount;
    const credits = input.adjustment_amount > 0n;
    // A vendor's ledger shows what is owed to them: its credit is a debit of the payable.
    const partySide = kind === "customer" ? credits : !credits;
    const control = await accountFor(tx, company.id, kind === "customer" ? "receivable" : "payable");
    const counter = await accountFor(tx, company.id, "adjustments");
    const counterParty = kind === "vendor" ? (await ownParty(tx, company.id)).id : null;
    const side = (isCredit: boolean) => (isCredit ? { credit: size } : { debit: size });
    return recordVoucher(tx, actor, {
      kind: kind === "customer" ? "client_adjustment" : "vendor_adjustment",
      companyId: company.id,
      partyId: party.id,
      voucherType: "Adjustment",
      number: (id) => `ADJ-${id}`,
      date: input.date_of_service,
      amount: input.adjustment_amount,
      details: {
        particular_of_service: input.particular_of_service,
        on_account_of: input.on_account_of,
        remark: input.remark,
      },
      entry: {
        particulars: input.particular_of_service,
        entryType: "Manual",
        lines: [
          { accountId: control, partyId: party.id, ...side(partySide) },
          { accountId: counter, partyId: counterParty, ...side(!partySide) },
        ],
      },
      draftId: input.draftId,
      source: "bookkeeping.createAdjustment",
    });
  });
}
