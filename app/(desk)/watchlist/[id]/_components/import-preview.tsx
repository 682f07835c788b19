"use client";

import { Alert } from "@/components/ui/alert";
import { DateTime } from "@/components/ui/date-time";
import { Nothing } from "@/components/ui/description-list";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { ListPreview } from "@/lib/plates/bolos/schema";
import { listTexts as texts } from "../../texts";

/** What an import would bring, before it does: the first plates, or the lines that are wrong. */
export function ImportPreview({ found, replaces }: { found: ListPreview; replaces: boolean }) {
  return (
    <div className="grid gap-3 text-sm">
      {found.wrong > 0 ? (
        <Alert tone="danger">{texts.wrong(found.wrong)}</Alert>
      ) : (
        <p>
          {texts.willImport(found.plates, found.known)} {replaces ? texts.willReplace(found.present) : null}{" "}
          {found.repeated > 0 ? texts.repeated(found.repeated) : null}
        </p>
      )}
      <div className="max-h-72 overflow-y-auto">
        {found.wrong > 0 ? <Problems found={found} /> : <Sample found={found} />}
      </div>
    </div>
  );
}

function Problems({ found }: { found: ListPreview }) {
  return (
    <Table label={texts.problem}>
      <TableHead>
        <TableRow>
          <TableHeader numeric>{texts.line}</TableHeader>
          <TableHeader>{texts.problem}</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {found.problems.map(({ line, reason }) => (
          <TableRow key={line}>
            <TableCell numeric>{line}</TableCell>
            <TableCell>{reason}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function Sample({ found }: { found: ListPreview }) {
  return (
    <Table label={texts.first(found.sample.length)}>
      <TableHead>
        <TableRow>
          <TableHeader>{texts.plate}</TableHeader>
          <TableHeader>{texts.reason}</TableHeader>
          <TableHeader>{texts.expires}</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {found.sample.map(({ plate, reason, expires_at }) => (
          <TableRow key={plate}>
            <TableCell className="font-mono">{plate}</TableCell>
            <TableCell>{reason ?? <Nothing />}</TableCell>
            <TableCell>{expires_at ? <DateTime value={expires_at} /> : <Nothing />}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
