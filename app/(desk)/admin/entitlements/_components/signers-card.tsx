import { StatusBadge } from "@/components/ui/badge";
import { Card, CardHeader } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { DateTime } from "@/components/ui/date-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { SignerView } from "@/lib/entitlements/schema";
import { detailTexts, texts } from "../texts";
import { RotateSigner } from "./rotate-signer";

/** The public parts of the keys that licenses are signed with. */
export function SignersCard({ signers }: { signers: SignerView[] }) {
  return (
    <Card>
      <CardHeader title={texts.signers} description={texts.signersText} actions={<RotateSigner />} />
      <Table label={texts.signers}>
        <TableHead>
          <TableRow>
            <TableHeader>{texts.trust}</TableHeader>
            <TableHeader>{detailTexts.state}</TableHeader>
            <TableHeader>{texts.made}</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {signers.map((signer) => (
            <TableRow key={signer.kid}>
              <TableCell>
                <span className="inline-flex min-w-0 items-center gap-1">
                  <code className="break-all font-mono text-xs">{signer.trust}</code>
                  <CopyButton text={signer.trust} what={`key ${signer.kid}`} />
                </span>
              </TableCell>
              <TableCell>
                <StatusBadge
                  status={signer.retired_at ? "inactive" : "active"}
                  label={signer.retired_at ? texts.retired : texts.signing}
                />
              </TableCell>
              <TableCell className="whitespace-nowrap tabular-nums">
                <DateTime value={signer.created_at} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}
