import { FileSpreadsheet } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { ListPage } from "@/components/data-table/list-page";
import { formatCount } from "@/components/texts";
import { DateTime } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { listImports } from "@/lib/candidates/imports/queries";
import { IMPORT_KINDS } from "@/lib/candidates/imports/schema";
import { requireActor } from "@/lib/platform/auth/current";
import { CandidateTabs } from "../_components/candidate-tabs";
import { candidatesTexts } from "../texts";
import { ImportState } from "./_components/import-state";
import { SendList } from "./_components/send-list";
import { importTexts as texts } from "./texts";

export const metadata: Metadata = { title: texts.title };

/** The latest lists; older ones go after the retention time. */
const SHOWN = 100;

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ImportsPage({ searchParams }: Props) {
  const actor = await requireActor("staff");
  const { kind: asked } = await searchParams;
  const kind = IMPORT_KINDS.find((name) => name === asked) ?? "candidates";
  const { items } = await listImports(actor, { skip: 0, take: SHOWN });
  const { columns } = texts;
  return (
    <ListPage
      title={texts.title}
      description={texts.description}
      parents={[{ label: candidatesTexts.title, href: "/candidates" }]}
    >
      <CandidateTabs />
      <SendList kind={kind} />
      {items.length === 0 ? (
        <EmptyState icon={<FileSpreadsheet />} title={texts.emptyTitle} text={texts.emptyText} />
      ) : (
        <Table label={texts.title}>
          <TableHead>
            <TableRow>
              <TableHeader>{columns.file}</TableHeader>
              <TableHeader>{columns.kind}</TableHeader>
              <TableHeader>{columns.state}</TableHeader>
              <TableHeader numeric>{columns.made}</TableHeader>
              <TableHeader numeric>{columns.refused}</TableHeader>
              <TableHeader>{columns.sent}</TableHeader>
            </TableRow>
          </TableHead>
          <TableBody>
            {items.map((item) => (
              <TableRow key={item.id}>
                <TableCell>
                  <Link
                    href={`/candidates/imports/${item.id}`}
                    className="font-medium text-primary underline-offset-4 hover:underline"
                  >
                    {item.file_name}
                  </Link>
                </TableCell>
                <TableCell>{texts.kinds[item.kind]}</TableCell>
                <TableCell>
                  <ImportState state={item.state} />
                </TableCell>
                <TableCell numeric>{formatCount(item.rows.made + item.rows.kept)}</TableCell>
                <TableCell numeric>{formatCount(item.rows.refused)}</TableCell>
                <TableCell>
                  <DateTime value={item.created_at} className="whitespace-nowrap tabular-nums" />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </ListPage>
  );
}
