import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ListPageProps } from "@/components/data-table/list-page";
import { PageHeader } from "@/components/ui/page-header";
import { indianToday } from "@/lib/ledger/dates";
import { accountsOfCompany, partyChoice } from "@/lib/ledger/desk/choices";
import { requireActor } from "@/lib/platform/auth/current";
import { LedgerTabs } from "../../_components/ledger-tabs";
import { NoBooks } from "../../_components/no-books";
import { companyOf, idOf } from "../../asked";
import { texts } from "../../texts";
import { VOUCHER_FORMS, type VoucherForm } from "../../voucher-forms";
import type { FormProps } from "../_components/form-props";
import { InvoiceForm } from "../_components/invoice-form";
import { JournalForm } from "../_components/journal-form";
import { AdjustmentForm, ContraForm, ExpenseForm } from "../_components/other-forms";
import { VendorBillForm, VendorPaymentForm } from "../_components/payable-forms";
import { ReceiptForm } from "../_components/receipt-form";
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
};

const known = (form: string) => VOUCHER_FORMS.find((one) => one.form === form);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: formTexts.title(known((await params).form)?.label ?? "") };
}

export default async function NewVoucherPage({ params, searchParams }: Props) {
  const actor = await requireActor("staff");
  const chosen = known((await params).form);
  if (!chosen) notFound();
  const input = await searchParams;
  const { companies, company } = await companyOf(actor, input);
  const partyId = idOf(input, "party");
  const party = partyId ? await partyChoice(actor, partyId) : null;
  const accounts = await Promise.all(
    companies.map(async ({ id }) => (await accountsOfCompany(actor, id)).map((one) => ({ ...one, companyId: id }))),
  );
  const Form = FORMS[chosen.form];
  const title = formTexts.title(chosen.label);
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
          key={`${chosen.form}-${company.id}-${party?.id}`}
          today={prefill.date ?? indianToday(new Date())}
          prefill={prefill}
          company={company.id}
          party={party}
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
