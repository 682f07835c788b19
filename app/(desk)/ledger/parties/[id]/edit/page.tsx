import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/ui/page-header";
import { getParty } from "@/lib/ledger/desk/parties-listing";
import { requireActor } from "@/lib/platform/auth/current";
import { loadRow } from "../../../../_shared/load-row";
import { LedgerTabs } from "../../../_components/ledger-tabs";
import { texts } from "../../../texts";
import { PartyForm } from "../../_components/party-form";

const words = texts.parties;

export const metadata: Metadata = { title: words.edit };

export default async function EditPartyPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor("staff");
  const { party } = await loadRow((await params).id, (row) => getParty(actor, row));
  const { kind } = party;
  if (kind !== "customer" && kind !== "vendor") notFound();
  return (
    <>
      <PageHeader
        title={words.edit}
        crumbs={[
          { label: texts.title, href: "/ledger" },
          { label: words.title, href: "/ledger/parties" },
          { label: party.name, href: `/ledger/parties/${party.id}` },
          { label: words.edit },
        ]}
      />
      <LedgerTabs />
      <PartyForm
        kind={kind}
        id={party.id}
        values={{
          company_name: party.name,
          vendor_name: party.name,
          gst_number: party.gstin,
          pan_number: party.pan,
          contact_person: party.contactPerson,
          phone_number: party.phone,
          phone: party.phone,
          email: party.email,
          address: party.address,
          city: party.city,
          state: party.state,
          pincode: party.pincode,
          is_sez: party.isSez,
          vendor_type: party.vendorType,
          bank_name: party.bankName,
          account_number: party.accountNumber,
          ifsc_code: party.ifscCode,
        }}
      />
    </>
  );
}
