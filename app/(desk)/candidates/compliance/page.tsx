import { CalendarClock } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { formatCount } from "@/components/texts";
import { Badge } from "@/components/ui/badge";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { LegalDate } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { StatCard } from "@/components/ui/stat-card";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import {
  type Expiring,
  expiringPapers,
  expiryCounts,
  type Lacking,
  lackingCandidates,
  WINDOW_NAMES,
  type WindowName,
} from "@/lib/candidates/seafarer/expiring";
import { requireActor } from "@/lib/platform/auth/current";
import { candidatesTexts, lackLabels, complianceTexts as texts } from "../texts";

export const metadata: Metadata = { title: texts.title };

const ROWS_SHOWN = 200;
const TONES = { expired: "danger", "30": "warning", "60": "neutral", "90": "neutral" } as const;

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function CompliancePage({ searchParams }: Props) {
  const actor = await requireActor("staff");
  const asked = (await searchParams).window;
  const window: WindowName = WINDOW_NAMES.find((name) => name === asked) ?? "30";
  const page = { skip: 0, take: ROWS_SHOWN };
  const [counts, papers, lacking] = await Promise.all([
    expiryCounts(actor),
    expiringPapers(actor, window, page),
    lackingCandidates(actor, page),
  ]);
  return (
    <>
      <PageHeader
        title={texts.title}
        description={texts.description}
        crumbs={[{ label: candidatesTexts.title, href: "/candidates" }, { label: texts.title }]}
      />
      <div className="mb-4 grid grid-cols-2 gap-3 lg:grid-cols-4">
        {WINDOW_NAMES.map((name) => (
          <StatCard
            key={name}
            label={texts.windows[name]}
            value={formatCount(counts[name])}
            icon={<CalendarClock />}
            href={`/candidates/compliance?window=${name}`}
            tone={counts[name] > 0 ? TONES[name] : "neutral"}
          />
        ))}
      </div>
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <Card>
          <CardHeader
            title={`${texts.expiring}: ${texts.windows[window]}`}
            description={texts.more(papers.length, counts[window])}
          />
          <CardBody>{papers.length === 0 ? <EmptyState title={texts.nothing} /> : <Papers papers={papers} />}</CardBody>
        </Card>
        <Card>
          <CardHeader title={texts.lacking} description={texts.more(lacking.items.length, lacking.total)} />
          <CardBody>
            {lacking.items.length === 0 ? <EmptyState title={texts.complete} /> : <Lacks rows={lacking.items} />}
          </CardBody>
        </Card>
      </div>
    </>
  );
}

const nameLink = "font-medium text-primary underline-offset-4 hover:underline";

function Papers({ papers }: { papers: readonly Expiring[] }) {
  const { columns } = texts;
  return (
    <Table label={texts.expiring}>
      <TableHead>
        <TableRow>
          <TableHeader>{columns.name}</TableHeader>
          <TableHeader>{columns.paper}</TableHeader>
          <TableHeader>{columns.expires}</TableHeader>
          <TableHeader numeric>{columns.left}</TableHeader>
          <TableHeader>{columns.mail}</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {papers.map((paper) => (
          <TableRow key={`${paper.candidateId}:${paper.subject}`}>
            <TableCell>
              <Link href={`/candidates/${paper.candidateId}`} className={nameLink}>
                {paper.name}
              </Link>
            </TableCell>
            <TableCell>{paper.title || texts.kinds[paper.kind]}</TableCell>
            <TableCell className="tabular-nums">
              <LegalDate value={paper.expires} />
            </TableCell>
            <TableCell numeric>{texts.left(paper.daysLeft)}</TableCell>
            <TableCell className="text-muted-foreground">{paper.email ? texts.mail.yes : texts.mail.no}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function Lacks({ rows }: { rows: readonly Lacking[] }) {
  return (
    <Table label={texts.lacking}>
      <TableHead>
        <TableRow>
          <TableHeader>{texts.columns.name}</TableHeader>
          <TableHeader>{texts.lacks}</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map(({ candidateId, name, lacks }) => (
          <TableRow key={candidateId}>
            <TableCell>
              <Link href={`/candidates/${candidateId}`} className={nameLink}>
                {name}
              </Link>
            </TableCell>
            <TableCell>
              <span className="flex flex-wrap gap-1">
                {lacks.map((lack) => (
                  <Badge key={lack} tone="warning">
                    {lackLabels[lack]}
                  </Badge>
                ))}
              </span>
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
