import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import type { ListPageProps } from "@/components/data-table/list-page";
import { PageHeader } from "@/components/ui/page-header";
import { indianToday } from "@/lib/ledger/dates";
import { accountsOfCompany, partyChoice } from "@/lib/ledger/desk/choices";
import { type Notable, notableOne } from "@/lib/ledger/desk/note-choices";
import type { Actor } from "@/lib/platform/auth/actor";
import { requireActor } from "@/lib/platform/auth/current";
import { LedgerTabs } from "../../_components/ledger-tabs";
import { NoBooks } from "../../_components/no-books";
import { companyOf, idOf, keyOf, orNotFound } from "../../asked";
import { texts } from "../../texts";
import { VOUCHER_FORMS, type VoucherForm } from "../../voucher-forms";
import { LEDGER_ID } from "../../vouchers/load-voucher";
import { DraftGone } from "../_components/draft-gone";
import type { FormProps } from "../_components/form-props";
import { InvoiceForm } from "../_components/invoice-form";
import { JournalForm } from "../_components/journal-form";
import { CreditNoteForm, DebitNoteForm } from "../_components/note-form";
import { AdjustmentForm, ContraForm, ExpenseForm } from "../_components/other-forms";
import { VendorBillForm, VendorPaymentForm } from "../_components/payable-forms";
import { ReceiptForm } from "../_components/receipt-form";
import { typedIn } from "../_components/resumed-draft";
import { VendorNoteForm } from "../_components/vendor-note-form";
import { loadDraft } from "../load-draft";
import { prefillOf } from "../prefill";
import { formTexts } from "../texts";

type Props = ListPageProps & { params: Promise<{ form: string }> };

const FORMS: Record<VoucherForm, (props: FormProps) => React.ReactNode> = {
  invoice: InvoiceForm,
  receipt: ReceiptForm,
  "vendor-bill": VendorBillForm,
  "vendor-payment": VendorPaymentForm,
  expense: ExpenseForm,
  adjustment: AdjustmentForm,
  contra: ContraForm,
  journal: JournalForm,
  "credit-note": CreditNoteForm,
  "debit-note": DebitNoteForm,
  "vendor-note": VendorNoteForm,
};

/** The invoice or bill that a note was asked for; an address that names none begins with an empty form. */
async function againstOf(actor: Actor, form: VoucherForm, id: string | undefined): Promise<Notable | null> {
  if (!id || !LEDGER_ID.test(id) || !(form === "vendor-note" || form === "credit-note" || form === "debit-note"))
    return null;
  return orNotFound(notableOne(actor, form === "vendor-note" ? "vendor_service" : "invoice", BigInt(id)));
}

const known = (form: string) => VOUCHER_FORMS.find((one) => one.form === form);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: formTexts.title(known((await params).form)?.label ?? "") };
}

export default async function NewVoucherPage({ params, searchParams }: Props) {
  const actor = await requireActor("staff");
  const chosen = known((await params).form);
  if (!chosen) notFound();
  const input = await searchParams;
  const draft = await loadDraft(actor, keyOf(input, "draft"));
  const title = formTexts.title(chosen.label);
  if (draft && "refused" in draft) return <DraftGone title={title} {...draft} />;
  if (draft && draft.form !== chosen.form) redirect(`/ledger/new/${draft.form}?draft=${draft.id}`);
  const typed = (name: string) => typedIn(draft, name);
  const { companies, company } = await companyOf(actor, draft ? { company: typed("company") } : input);
  const against = await againstOf(actor, chosen.form, typed("against") ?? keyOf(input, "against"));
  const partyId = idOf(draft ? { party: typed("party") } : input, "party");
  const party = partyId ? await partyChoice(actor, partyId) : null;
  const accounts = await Promise.all(
    companies.map(async ({ id }) => (await accountsOfCompany(actor, id)).map((one) => ({ ...one, companyId: id }))),
  );
  const Form = FORMS[chosen.form];
  const prefill = prefillOf(input);
  return (
    <>
      <PageHeader
        title={title}
        crumbs={[
          { label: texts.title, href: "/ledger" },
          { label: texts.vouchers.title, href: "/ledger/vouchers" },
          { label: title },
        ]}
      />
      <LedgerTabs />
      {company ? (
        <Form
          // Another form, or one for another party, begins anew.
          key={`${chosen.form}-${company.id}-${party?.id}-${against?.id}-${draft?.id}`}
          today={prefill.date ?? indianToday(new Date())}
          prefill={prefill}
          company={against?.companyId ?? company.id}
          party={party}
          against={against}
          draft={draft}
          accounts={accounts.flat()}
          companies={companies.map(({ id, name, stateCode, gstin, bankAccounts }) => ({
            id,
            name,
            stateCode,
            gstin,
            banks: bankAccounts.map((bank) => ({
              id: bank.id,
              accountId: bank.accountId,
              name: `${bank.bankName} ${bank.accountNumber}`,
            })),
          }))}
        />
      ) : (
        <NoBooks />
      )}
    </>
  );
}
