import Link from "next/link";
import { formatCount } from "@/components/texts";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { Nothing } from "@/components/ui/description-list";
import { ScrollBox } from "@/components/ui/scroll-box";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { ReviewerFigures } from "@/lib/plates/events/review-figures";
import { texts as plates } from "../../texts";
import { texts } from "../texts";

const words = texts.figures;
export const PERIODS = { today: 1, week: 7, month: 30 } as const;
export type Period = keyof typeof PERIODS;
const periods = Object.keys(PERIODS) as Period[];

/** Throughput and agreement, a line for each reviewer that the reader may see. */
export function ReviewersCard({ rows, period, own }: { rows: ReviewerFigures[]; period: Period; own: boolean }) {
  return (
    <Card className="mt-5" data-print="hide">
      <CardHeader
        title={own ? words.own : words.title}
        actions={
          <nav aria-label={words.period} className="flex gap-1 text-xs">
            {periods.map((one) => (
              <Link
                key={one}
                href={`/plates/review?period=${one}`}
                scroll={false}
                prefetch={false}
                aria-current={one === period ? "true" : undefined}
                className={cn(
                  "rounded-md px-2 py-1 text-muted-foreground hover:bg-muted",
                  one === period && "bg-accent font-medium text-accent-foreground",
                )}
              >
                {words.periods[one]}
              </Link>
            ))}
          </nav>
        }
      />
      {rows.length === 0 ? (
        <CardBody className="text-muted-foreground">{words.none}</CardBody>
      ) : (
        <ScrollBox label={own ? words.own : words.title}>
          <Table label={own ? words.own : words.title}>
            <TableHead>
              <TableRow>
                <TableHeader>{words.name}</TableHeader>
                <TableHeader numeric>{words.decided}</TableHeader>
                <TableHeader numeric>{words.confirmed}</TableHeader>
                <TableHeader numeric>{words.corrected}</TableHeader>
                <TableHeader numeric>{words.rejected}</TableHeader>
                <TableHeader numeric>{words.undone}</TableHeader>
                <TableHeader numeric>{words.perHour}</TableHeader>
                <TableHeader numeric>
                  <abbr title={words.agreementHint} className="no-underline">
                    {words.agreement}
                  </abbr>
                </TableHeader>
                <TableHeader numeric>
                  <abbr title={words.alikeHint} className="no-underline">
                    {words.alike}
                  </abbr>
                </TableHeader>
              </TableRow>
            </TableHead>
            <TableBody>
              {rows.map((row) => (
                <TableRow key={row.userId}>
                  <TableCell className="whitespace-nowrap">{row.name}</TableCell>
                  <TableCell numeric>{formatCount(row.decided)}</TableCell>
                  <TableCell numeric>{formatCount(row.confirmed)}</TableCell>
                  <TableCell numeric>{formatCount(row.corrected)}</TableCell>
                  <TableCell numeric>{formatCount(row.rejected)}</TableCell>
                  <TableCell numeric>{formatCount(row.undone)}</TableCell>
                  <TableCell numeric>{row.perHour === null ? <Nothing /> : formatCount(row.perHour)}</TableCell>
                  <TableCell numeric>
                    {row.readerAgreement === null ? <Nothing /> : plates.percent(row.readerAgreement)}
                  </TableCell>
                  <TableCell numeric>
                    {row.decidedByTwo === 0 ? <Nothing /> : words.of(row.decidedAlike, row.decidedByTwo)}
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </ScrollBox>
      )}
    </Card>
  );
}
