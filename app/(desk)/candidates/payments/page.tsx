import type { Metadata } from "next";
import { ListPage, type ListPageProps } from "@/components/data-table/list-page";
import { parseTableParams, sortedWindow } from "@/components/data-table/search-params";
import { listProofs } from "@/lib/candidates/payments/queries";
import type { ProofState } from "@/lib/candidates/payments/schema";
import { requireActor } from "@/lib/platform/auth/current";
import { CandidateTabs } from "../_components/candidate-tabs";
import { candidatesTexts } from "../texts";
import { PaymentsTable } from "./_components/payments-table";
import { paymentsTable } from "./table";
import { paymentTexts as texts } from "./texts";

export const metadata: Metadata = { title: texts.title };

export default async function PaymentsPage({ searchParams }: ListPageProps) {
  const actor = await requireActor("staff");
  const params = parseTableParams(await searchParams, paymentsTable);
  const filter = { q: params.q, states: params.filters.state as ProofState[] | undefined };
  const { items, total } = await listProofs(actor, filter, sortedWindow(params));
  return (
    <ListPage
      title={texts.title}
      description={texts.description}
      parents={[{ label: candidatesTexts.title, href: "/candidates" }]}
    >
      <CandidateTabs />
      <PaymentsTable rows={items} total={total} params={params} />
    </ListPage>
  );
}
