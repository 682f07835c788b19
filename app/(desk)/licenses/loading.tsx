import { DataTableSkeleton } from "@/components/data-table/data-table-skeleton";
import { PageHeader } from "@/components/ui/page-header";
import { texts } from "./texts";

export default function Loading() {
  return (
    <>
      <PageHeader title={texts.title} description={texts.description} />
      <DataTableSkeleton columns={7} />
    </>
  );
}
