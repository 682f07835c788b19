import { ScanSearch } from "lucide-react";
import type { Metadata } from "next";
import { lastOfEach, parseTableParams, type SearchParamsInput } from "@/components/data-table/search-params";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { listCameras } from "@/lib/plates/cameras/queries";
import { REVIEW_STATES } from "@/lib/plates/events/schema";
import { isAdmin } from "@/lib/platform/auth/actor";
import { requireActor } from "@/lib/platform/auth/current";
import { settings } from "@/lib/platform/settings";
import { AreaFilter } from "./_components/area-filter";
import { PlatesTabs } from "./_components/plates-tabs";
import { ReadsTable } from "./_components/reads-table";
import { SearchForm } from "./_components/search-form";
import { findReads } from "./find-reads";
import { type ReadsParams, readsFilter, readsTable, restQuery } from "./table";
import { texts } from "./texts";

export const metadata: Metadata = { title: texts.title };

export default async function ReadsPage({ searchParams }: { searchParams: Promise<SearchParamsInput> }) {
  const actor = await requireActor("staff");
  const params: ReadsParams = lastOfEach(parseTableParams(await searchParams, readsTable));
  const [{ items, total, refusal }, { items: cameras }] = await Promise.all([
    findReads(actor, params),
    listCameras(actor),
  ]);
  const { filters } = params;
  const one = (id: keyof typeof filters) => filters[id]?.at(-1) ?? "";
  const exported = (format: string) =>
    `/api/plates/search/export?${new URLSearchParams({ ...restQuery(params), format })}`;
  return (
    <>
      <PageHeader title={texts.title} description={texts.description} crumbs={[{ label: texts.title }]} />
      <PlatesTabs admin={isAdmin(actor)} />
      <SearchForm
        key={JSON.stringify([one("plate"), one("alike"), one("least"), one("most"), one("purpose"), one("case")])}
        asked={{
          plate: one("plate"),
          alike: one("alike") === "yes",
          least: one("least"),
          most: one("most"),
          purpose: one("purpose"),
          caseNumber: one("case"),
        }}
        demanded={settings().PLATE_SEARCH_PURPOSE}
        refusal={refusal}
      />
      {cameras.length > 0 ? (
        <AreaFilter
          area={readsFilter(params).area ?? null}
          cameras={cameras.map(({ id, name, lat, lon, heading }) => ({ id, title: name, lat, lon, heading }))}
        />
      ) : null}
      <ReadsTable
        rows={items}
        total={total}
        params={params}
        filters={[
          {
            id: "camera",
            label: texts.filters.camera,
            options: cameras.map(({ id, name }) => ({ value: id, label: name })),
          },
          {
            id: "state",
            label: texts.filters.state,
            options: REVIEW_STATES.map((value) => ({ value, label: texts.states[value] })),
          },
          {
            id: "hit",
            label: texts.filters.hit,
            options: [
              { value: "yes", label: texts.hits.yes },
              { value: "no", label: texts.hits.no },
            ],
          },
          { id: "from", label: texts.filters.from, type: "date" },
          { id: "to", label: texts.filters.to, type: "date" },
        ]}
        exports={
          refusal
            ? []
            : [
                { label: texts.export.csv, href: exported("csv") },
                { label: texts.export.xlsx, href: exported("xlsx") },
              ]
        }
        empty={<EmptyState icon={<ScanSearch />} title={texts.empty} text={texts.emptyHint} />}
      />
    </>
  );
}
