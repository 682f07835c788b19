import { formatCount } from "@/components/texts";
import { Alert } from "@/components/ui/alert";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Nothing } from "@/components/ui/description-list";
import { StatCard } from "@/components/ui/stat-card";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { IMPORT_FIELDS } from "@/lib/candidates/imports/fields";
import { firstCells, previewImport } from "@/lib/candidates/imports/preview";
import type { ImportPreview, ImportView } from "@/lib/candidates/imports/schema";
import type { Actor } from "@/lib/platform/auth/actor";
import { importTexts } from "../../texts";
import { ChooseColumns } from "./choose-columns";
import { Problems } from "./problems";
import { StartButtons } from "./start-buttons";

const texts = importTexts.preview;

/** A list of which nothing is made yet: what its columns are, and what would come of it. */
export async function PlannedImport({ actor, found }: { actor: Actor; found: ImportView }) {
  const [preview, cells] = await Promise.all([previewImport(actor, found.id), firstCells(actor, found.id)]);
  const fields = IMPORT_FIELDS[found.kind].map(({ name, label, required }) => ({ name, label, required }));
  return (
    <>
      {preview.missing.length > 0 ? (
        <Alert tone="warning" title={texts.missing(preview.missing)} className="mb-4" />
      ) : (
        <div className="mb-4 grid grid-cols-3 gap-3">
          <StatCard label={texts.good} value={formatCount(preview.good)} />
          <StatCard label={texts.bad} value={formatCount(preview.bad)} tone={preview.bad > 0 ? "warning" : "neutral"} />
          <StatCard label={texts.duplicates} value={formatCount(preview.duplicates)} />
        </div>
      )}
      <StartButtons id={found.id} good={preview.good} ready={preview.missing.length === 0} />
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <ChooseColumns
          id={found.id}
          fields={fields}
          mapping={found.mapping}
          columns={found.headers.map((header, place) => ({
            header,
            cells: cells.map((row) => row[place] ?? "").filter(Boolean),
          }))}
        />
        {preview.missing.length > 0 ? null : (
          <div className="grid min-w-0 gap-4">
            {preview.problems.length > 0 ? (
              <Card>
                <CardHeader title={texts.problems} description={texts.problemsText(preview.problems.length)} />
                <CardBody>
                  <Problems rows={preview.problems} />
                </CardBody>
              </Card>
            ) : null}
            <Card>
              <CardHeader title={texts.sample} />
              <CardBody>
                <Sample preview={preview} fields={fields.filter(({ name }) => found.mapping[name] !== undefined)} />
              </CardBody>
            </Card>
          </div>
        )}
      </div>
    </>
  );
}

function Sample({ preview, fields }: { preview: ImportPreview; fields: readonly { name: string; label: string }[] }) {
  return (
    <Table label={texts.sample}>
      <TableHead>
        <TableRow>
          <TableHeader numeric>{texts.row}</TableHeader>
          {fields.map(({ name, label }) => (
            <TableHeader key={name}>{label}</TableHeader>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {preview.sample.map(({ row, values, problems }) => (
          <TableRow key={row} className={problems.length > 0 ? "text-muted-foreground line-through" : undefined}>
            <TableCell numeric>{row}</TableCell>
            {fields.map(({ name }) => (
              <TableCell key={name} className="max-w-48 truncate whitespace-nowrap">
                {values[name] ?? <Nothing />}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
