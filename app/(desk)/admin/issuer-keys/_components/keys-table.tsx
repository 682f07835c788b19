import { StatusBadge } from "@/components/ui/badge";
import { DateTime } from "@/components/ui/date-time";
import { Nothing } from "@/components/ui/description-list";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { IssuerKeyView } from "@/lib/platform/issuer/schema";
import { issuerKeysTexts as texts } from "../texts";
import { RevokeKey } from "./revoke-key";
import { RotateKey } from "./rotate-key";

/** An office has few keys, so that all stand in one short table. */
export function KeysTable({ label, keys }: { label: string; keys: IssuerKeyView[] }) {
  const { columns } = texts;
  return (
    <Table label={label}>
      <TableHead>
        <TableRow>
          <TableHeader>{columns.key}</TableHeader>
          <TableHeader>{columns.use}</TableHeader>
          <TableHeader>{columns.state}</TableHeader>
          <TableHeader>{columns.made}</TableHeader>
          <TableHeader>{columns.ended}</TableHeader>
          <TableHeader className="print:hidden">
            <span className="sr-only">{columns.actions}</span>
          </TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {keys.map((key) => (
          <TableRow key={key.kid}>
            <TableCell>
              <code className="font-mono text-xs">{key.kid}</code>
            </TableCell>
            <TableCell>
              <p className="whitespace-nowrap font-medium">{key.label}</p>
              <p className="text-muted-foreground text-xs">{key.algorithm}</p>
              {key.certificate_ends_at ? (
                <p className="whitespace-nowrap text-muted-foreground text-xs">
                  {texts.certificateEnds} <DateTime value={key.certificate_ends_at} />
                </p>
              ) : null}
            </TableCell>
            <TableCell>
              <StatusBadge status={key.status} label={texts.states[key.status]} />
            </TableCell>
            <TableCell className="whitespace-nowrap tabular-nums">
              <DateTime value={key.created_at} />
            </TableCell>
            <TableCell>
              <Ended at={key.revoked_at ?? key.retired_at} reason={key.revoked_reason} />
            </TableCell>
            <TableCell className="text-right print:hidden">
              {key.status === "active" ? <RotateKey kind={key.kind} label={key.label} /> : null}
              {key.status === "retired" ? <RevokeKey kid={key.kid} /> : null}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function Ended({ at, reason }: { at: string | null; reason: string | null }) {
  if (!at) return <Nothing />;
  return (
    <>
      <p className="whitespace-nowrap tabular-nums">
        <DateTime value={at} />
      </p>
      {reason ? <p className="max-w-xs text-muted-foreground text-xs">{reason}</p> : null}
    </>
  );
}
