import type { LedgerVoucherKind } from "@/lib/generated/prisma/enums";
import type { Actor } from "@/lib/platform/auth/actor";
import { notFound } from "@/lib/platform/errors";
import { settings } from "@/lib/platform/settings";
import { getVoucher, type VoucherView } from "../desk/voucher-page";
import { hasPaper } from "../desk/voucher-paper";
import { drawInvoice } from "./invoice-pdf";
import { drawReceipt } from "./receipt-pdf";
import { Sheet } from "./sheet";
import { drawVendorNote } from "./vendor-note-pdf";

const invoiceLike = (sheet: Sheet, view: VoucherView) => drawInvoice(sheet, view, settings().INVOICE_UPI_ID);
const DRAWN: Partial<Record<LedgerVoucherKind, (sheet: Sheet, view: VoucherView) => void | Promise<void>>> = {
  invoice: invoiceLike,
  credit_note: invoiceLike,
  debit_note: invoiceLike,
  vendor_debit_note: drawVendorNote,
  receipt: drawReceipt,
};

/**
 * An invoice, a note or a receipt on A4.
 *
 * @throws DomainError not_found, also for a voucher that has no paper
 */
export async function voucherPdf(actor: Actor, id: bigint): Promise<{ fileName: string; bytes: Uint8Array }> {
  const view = await getVoucher(actor, id);
  if (!hasPaper(view.voucher.kind)) throw notFound("Paper");
  const sheet = await Sheet.open(`${view.voucher.company.name} ${view.voucher.number}`, view.voucher.createdAt);
  await DRAWN[view.voucher.kind]?.(sheet, view);
  const bytes = await sheet.finish(`${view.voucher.company.name}, ${view.voucher.number}`);
  // A number has slashes, which a file's name may not have.
  return { fileName: `${view.voucher.number.replaceAll(/[^A-Za-z0-9-]/g, "-")}.pdf`, bytes };
}
