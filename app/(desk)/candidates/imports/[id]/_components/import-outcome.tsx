import { Download } from "lucide-react";
import Link from "next/link";
import { formatCount } from "@/components/texts";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { StatCard } from "@/components/ui/stat-card";
import { Table, TableBody, TableCell, TableRow } from "@/components/ui/table";
import { rowsIn } from "@/lib/candidates/imports/queries";
import type { ImportView } from "@/lib/candidates/imports/schema";
import type { Actor } from "@/lib/platform/auth/actor";
import { importTexts } from "../../texts";
import { Problems } from "./problems";
import { UndoButton } from "./undo-button";

const texts = importTexts.result;
const SHOWN = 50;

/** What became of a list's rows, with the refused ones to mend, what an undo left, and the way to undo it. */
export async function ImportOutcome({ actor, found, active }: { actor: Actor; found: ImportView; active: boolean }) {
  const { rows, kind, id } = found;
  const [refused, kept] = await Promise.all([rowsIn(actor, id, "refused", SHOWN), rowsIn(actor, id, "kept", SHOWN)]);
  const undone = found.state === "undoing" || found.state === "undone";
  const more = (count: number, shown: number) => (count > shown ? texts.more(count - shown) : undefined);
  return (
    <>
      <div className="mb-4 grid grid-cols-2 gap-3 lg:grid-cols-4">
        <StatCard label={texts.made} value={formatCount(rows.made + rows.kept)} />
        <StatCard
          label={texts.refused}
          value={formatCount(rows.refused)}
          tone={rows.refused > 0 ? "warning" : "neutral"}
        />
        {undone ? <StatCard label={texts.removed} value={formatCount(rows.removed)} /> : null}
        {undone ? (
          <StatCard label={texts.kept} value={formatCount(rows.kept)} tone={rows.kept > 0 ? "warning" : "neutral"} />
        ) : null}
      </div>
      <div className="mb-4 flex flex-wrap gap-2">
        <Button asChild>
          <Link href={`/${kind}`}>{texts.toList[kind]}</Link>
        </Button>
        {active || found.state === "undone" || rows.made === 0 ? null : <UndoButton id={id} count={rows.made} />}
      </div>
      {kept.length > 0 ? (
        <Card className="mb-4">
          <CardHeader title={texts.keptTitle} description={more(rows.kept, kept.length)} />
          <CardBody>
            <Kept rows={kept} />
          </CardBody>
        </Card>
      ) : null}
      {refused.length > 0 ? (
        <Card>
          <CardHeader
            title={texts.refusedTitle}
            description={more(rows.refused, refused.length) ?? texts.downloadText}
            actions={
              <Button asChild>
                <a href={`/api/candidate/imports/${id}/refused`} download>
                  <Download aria-hidden />
                  {texts.download}
                </a>
              </Button>
            }
          />
          <CardBody>
            <Problems rows={refused.flatMap(({ row, problems }) => problems.map((problem) => ({ row, ...problem })))} />
          </CardBody>
        </Card>
      ) : null}
    </>
  );
}

function Kept({ rows }: { rows: Awaited<ReturnType<typeof rowsIn>> }) {
  return (
    <Table label={texts.keptTitle}>
      <TableBody>
        {rows.map(({ row, problems, candidateId, certificateId }) => (
          <TableRow key={row}>
            <TableCell numeric className="w-16">
              {row}
            </TableCell>
            <TableCell>{problems.map(({ reason }) => reason).join("; ")}</TableCell>
            <TableCell>
              <Link
                href={certificateId === null ? `/candidates/${candidateId}` : `/certificates/${certificateId}`}
                className="text-primary underline-offset-4 hover:underline"
              >
                {texts.show}
              </Link>
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
