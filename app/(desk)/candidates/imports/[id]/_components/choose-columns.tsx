"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Select } from "@/components/ui/select";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { toast } from "@/components/ui/toast";
import type { Mapping } from "@/lib/candidates/imports/schema";
import { chooseColumns } from "../../actions";
import { importTexts } from "../../texts";

const texts = importTexts.mapping;

type Field = { name: string; label: string; required?: boolean };

/** Each column of the list with its first cells, and the field that it is. A field that is chosen anew moves here. */
export function ChooseColumns({
  id,
  fields,
  mapping,
  columns,
}: {
  id: string;
  fields: readonly Field[];
  mapping: Mapping;
  columns: readonly { header: string; cells: readonly string[] }[];
}) {
  const router = useRouter();
  const [chosen, setChosen] = useState(mapping);
  const [busy, setBusy] = useState(false);
  const choose = async (place: number, name: string) => {
    const others = Object.entries(chosen).filter(([field, at]) => field !== name && at !== place);
    const next: Mapping = Object.fromEntries(name ? [...others, [name, place]] : others);
    setChosen(next);
    setBusy(true);
    const answer = await chooseColumns({ id, mapping: next }).catch(() => null);
    setBusy(false);
    if (answer?.ok) return router.refresh();
    setChosen(chosen);
    toast.error(answer?.message ?? importTexts.send.unreachable);
  };
  return (
    <Card>
      <CardHeader title={texts.title} description={texts.text} />
      <CardBody aria-busy={busy}>
        <Table label={texts.title}>
          <TableHead>
            <TableRow>
              <TableHeader>{texts.column}</TableHeader>
              <TableHeader>{texts.field}</TableHeader>
              <TableHeader>{texts.sample}</TableHeader>
            </TableRow>
          </TableHead>
          <TableBody>
            {columns.map(({ header, cells }, place) => {
              const label = header || texts.unnamed(place + 1);
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place; two may have one header.
                <TableRow key={place}>
                  <TableCell className="max-w-48 break-words font-medium">{label}</TableCell>
                  <TableCell className="min-w-44">
                    <Select
                      aria-label={label}
                      value={Object.keys(chosen).find((name) => chosen[name] === place) ?? ""}
                      disabled={busy}
                      onChange={(event) => void choose(place, event.target.value)}
                    >
                      <option value="">{texts.none}</option>
                      {fields.map((field) => (
                        <option key={field.name} value={field.name}>
                          {field.label}
                          {field.required ? " *" : ""}
                        </option>
                      ))}
                    </Select>
                  </TableCell>
                  <TableCell className="max-w-56 truncate text-muted-foreground">{cells.join(" · ")}</TableCell>
                </TableRow>
              );
            })}
          </TableBody>
        </Table>
      </CardBody>
    </Card>
  );
}
