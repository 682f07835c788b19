import { Card, CardHeader } from "@/components/ui/card";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { invoiceLinesOf } from "@/lib/ledger/vouchers/invoice-lines";
import { Rupees } from "../../../_components/rupees";
import { texts } from "../../../texts";

/** What an invoice is for, line by line, where it was written so. */
export function VoucherLines({ details }: { details: unknown }) {
  const lines = invoiceLinesOf(details);
  if (lines.length === 0) return null;
  return (
    <Card>
      <CardHeader title={texts.voucher.lines} />
      <Table label={texts.voucher.lines}>
        <TableHead>
          <TableRow>
            <TableHeader>Description</TableHeader>
            <TableHeader>HSN/SAC</TableHeader>
            <TableHeader numeric>Quantity</TableHeader>
            <TableHeader numeric>Rate</TableHeader>
            <TableHeader numeric>GST</TableHeader>
            <TableHeader numeric>Value</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: posted lines never change their order, and may be alike.
            <TableRow key={index}>
              <TableCell>{line.description}</TableCell>
              <TableCell className="font-mono">{line.hsnSac}</TableCell>
              <TableCell numeric>{line.quantity}</TableCell>
              <TableCell numeric>
                <Rupees paise={line.unitPaise} />
              </TableCell>
              <TableCell numeric>{line.rateBp / 100} %</TableCell>
              <TableCell numeric>
                <Rupees paise={line.taxable} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}
