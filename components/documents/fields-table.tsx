"use client";

import { TriangleAlert } from "lucide-react";
import { Badge } from "../ui/badge";
import { cn } from "../ui/cn";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "../ui/table";
import { documentsTexts as texts } from "./documents-texts";
import { type BoxedField, toneOf } from "./types";

/** Characters that a cell takes in one line. */
const LINE_MAX = 60;

/** What was read from a document: a row for each field, which lights up its box on the picture. */
export function FieldsTable({
  fields,
  activeId,
  onActive,
}: {
  fields: readonly BoxedField[];
  activeId: string | null;
  onActive: (id: string | null) => void;
}) {
  const sourced = fields.some(({ source }) => source);
  return (
    <Table label={texts.fields}>
      <TableHead>
        <TableRow>
          <TableHeader>{texts.field}</TableHeader>
          <TableHeader>{texts.content}</TableHeader>
          <TableHeader numeric>{texts.confidence}</TableHeader>
          {sourced ? <TableHeader>{texts.source}</TableHeader> : null}
        </TableRow>
      </TableHead>
      <TableBody>
        {fields.map((field) => {
          const { id, label, content, confidence, source, box, doubt } = field;
          return (
            <TableRow
              key={id}
              onPointerEnter={() => onActive(id)}
              onPointerLeave={() => onActive(null)}
              className={cn(id === activeId && "bg-accent text-accent-foreground")}
            >
              <TableCell>
                <button
                  type="button"
                  onFocus={() => onActive(id)}
                  onBlur={() => onActive(null)}
                  title={box ? undefined : texts.noPlace}
                  className="rounded text-left focus-visible:outline-2 focus-visible:outline-ring focus-visible:outline-offset-2"
                >
                  {label}
                </button>
              </TableCell>
              <TableCell>
                <span
                  className={cn(
                    "block min-w-28 whitespace-pre-line font-medium",
                    // A zone's lines have no blanks to break at.
                    content.length > LINE_MAX ? "wrap-anywhere font-mono text-xs" : "wrap-break-word",
                  )}
                >
                  {content}
                </span>
                {doubt ? (
                  <span className="mt-0.5 flex items-center gap-1 whitespace-normal text-warning text-xs">
                    <TriangleAlert aria-hidden className="size-3.5 shrink-0" />
                    {doubt}
                  </span>
                ) : null}
              </TableCell>
              <TableCell numeric>
                <Badge tone={toneOf(confidence)}>{texts.percent(confidence)}</Badge>
              </TableCell>
              {sourced ? <TableCell>{source}</TableCell> : null}
            </TableRow>
          );
        })}
      </TableBody>
    </Table>
  );
}
