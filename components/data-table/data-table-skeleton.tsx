import { texts } from "../texts";
import { Skeleton } from "../ui/skeleton";

/** For a list's loading.tsx: the shape of a table while its rows are read. */
export function DataTableSkeleton({ rows = 10, columns = 5 }: { rows?: number; columns?: number }) {
  const lines = Array.from({ length: rows }, (_, line) => `line-${line}`);
  const cells = Array.from({ length: columns }, (_, cell) => `cell-${cell}`);
  return (
    <div role="status" aria-busy className="overflow-hidden rounded-lg border bg-card shadow-card">
      <span className="sr-only">{texts.table.loading}</span>
      <div className="border-b p-2.5">
        <Skeleton className="h-8 w-64" />
      </div>
      {lines.map((line) => (
        <div key={line} className="flex h-11 items-center gap-6 border-b px-4 last:border-0">
          {cells.map((cell) => (
            <Skeleton key={cell} className="h-3.5 flex-1 first:max-w-40" />
          ))}
        </div>
      ))}
    </div>
  );
}
