"use client";

import { Download, SlidersHorizontal } from "lucide-react";
import { texts } from "../texts";
import { Button } from "../ui/button";
import {
  DropdownMenu,
  DropdownMenuCheckboxItem,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "../ui/dropdown-menu";

export type ExportLink = { label: string; href: string };

/** Links that download the table's rows, all pages of them. */
export function ExportMenu({ links }: { links: readonly ExportLink[] }) {
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button aria-label={texts.table.export}>
          <Download aria-hidden />
          <span className="max-sm:sr-only">{texts.table.export}</span>
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent>
        {links.map(({ label, href }) => (
          <DropdownMenuItem key={href} asChild>
            <a href={href} download>
              {label}
            </a>
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

export type ViewColumn = { id: string; label: string; visible: boolean };

/** Which columns are shown, and how tall the rows are. */
export function ViewMenu({
  columns,
  compact,
  onColumn,
  onCompact,
}: {
  columns: readonly ViewColumn[];
  compact: boolean;
  onColumn: (id: string, visible: boolean) => void;
  onCompact: (compact: boolean) => void;
}) {
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button aria-label={texts.table.view}>
          <SlidersHorizontal aria-hidden />
          <span className="max-sm:sr-only">{texts.table.view}</span>
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent>
        <DropdownMenuRadioGroup
          value={compact ? "compact" : "comfortable"}
          onValueChange={(value) => onCompact(value === "compact")}
        >
          <DropdownMenuRadioItem value="comfortable">{texts.table.comfortable}</DropdownMenuRadioItem>
          <DropdownMenuRadioItem value="compact">{texts.table.compact}</DropdownMenuRadioItem>
        </DropdownMenuRadioGroup>
        <DropdownMenuSeparator />
        <DropdownMenuLabel>{texts.table.columns}</DropdownMenuLabel>
        {columns.map(({ id, label, visible }) => (
          <DropdownMenuCheckboxItem key={id} checked={visible} onCheckedChange={(on) => onColumn(id, on)}>
            {label}
          </DropdownMenuCheckboxItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
