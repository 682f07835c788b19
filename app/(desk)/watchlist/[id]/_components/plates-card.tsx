"use client";

import { Download, ListX, X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { DateTime } from "@/components/ui/date-time";
import { Nothing } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import { Input } from "@/components/ui/input";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { toast } from "@/components/ui/toast";
import type { BoloEntryView } from "@/lib/plates/bolos/schema";
import { takeOff } from "../../actions";
import { listTexts as texts } from "../../texts";
import { ImportDialog } from "./import-dialog";

/** The plates of a list: found, added, imported, exported, taken off. */
export function PlatesCard({
  boloId,
  entries,
  total,
  q,
}: {
  boloId: string;
  entries: readonly BoloEntryView[];
  total: number;
  q: string;
}) {
  const router = useRouter();
  return (
    <Card>
      <CardHeader
        title={texts.title}
        description={total > entries.length ? texts.more(entries.length, total) : undefined}
        actions={
          <>
            <ImportDialog boloId={boloId} />
            <Button asChild>
              <a href={`/api/bolos/${boloId}/entries/export`}>
                <Download aria-hidden />
                {texts.export}
              </a>
            </Button>
          </>
        }
      />
      <CardBody className="grid gap-3">
        <search>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              const text = String(new FormData(event.currentTarget).get("q") ?? "").trim();
              router.push(`/watchlist/${boloId}${text ? `?q=${encodeURIComponent(text)}` : ""}`, { scroll: false });
            }}
          >
            <Input
              type="search"
              name="q"
              aria-label={texts.search}
              placeholder={texts.search}
              defaultValue={q}
              maxLength={20}
              className="max-w-64"
            />
          </form>
        </search>
        {entries.length === 0 ? (
          <EmptyState icon={<ListX />} title={q ? texts.none : texts.empty} text={q ? undefined : texts.emptyText} />
        ) : (
          <Table label={texts.title}>
            <TableHead>
              <TableRow>
                <TableHeader>{texts.plate}</TableHeader>
                <TableHeader>{texts.reason}</TableHeader>
                <TableHeader>{texts.expires}</TableHeader>
                <TableHeader>
                  <span className="sr-only">{texts.remove("")}</span>
                </TableHeader>
              </TableRow>
            </TableHead>
            <TableBody>
              {entries.map((entry) => (
                <Entry key={entry.plate} boloId={boloId} entry={entry} />
              ))}
            </TableBody>
          </Table>
        )}
      </CardBody>
    </Card>
  );
}

function Entry({ boloId, entry: { plate, reason, expires_at } }: { boloId: string; entry: BoloEntryView }) {
  const [busy, setBusy] = useState(false);
  return (
    <TableRow>
      <TableCell className="font-mono">{plate}</TableCell>
      <TableCell>{reason ?? <Nothing />}</TableCell>
      <TableCell>{expires_at ? <DateTime value={expires_at} /> : <Nothing />}</TableCell>
      <TableCell className="text-right">
        <Button
          size="icon-sm"
          variant="ghost"
          loading={busy}
          aria-label={texts.remove(plate)}
          onClick={async () => {
            setBusy(true);
            const result = await takeOff({ id: boloId, plate }).catch(() => null);
            setBusy(false);
            if (result?.ok) toast.success(texts.removed(plate));
            else toast.error(result?.message ?? texts.unreachable);
          }}
        >
          <X aria-hidden />
        </Button>
      </TableCell>
    </TableRow>
  );
}
