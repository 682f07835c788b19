import {
  lastOfEach,
  pageWindow,
  parseTableParams,
  type SearchParamsInput,
} from "@/components/data-table/search-params";
import type { Actor } from "@/lib/platform/auth/actor";
import { getDelivery, listDeliveries } from "@/lib/platform/webhooks/queries";
import type { DeliveryView } from "@/lib/platform/webhooks/schema";
import { deliveriesTable } from "./table";

/** The page of the delivery log that an address asks for, of one endpoint or of all. */
export async function logPage(actor: Actor, input: SearchParamsInput, endpointId?: string) {
  const { filters, ...params } = lastOfEach(parseTableParams(input, deliveriesTable));
  const state = filters.state?.[0] as DeliveryView["state"] | undefined;
  const [{ items, total }, opened] = await Promise.all([
    listDeliveries(
      actor,
      { state, endpointId: endpointId ?? filters.endpoint?.[0], eventType: filters.type?.[0] },
      pageWindow(params),
    ),
    filters.open?.[0] ? getDelivery(actor, filters.open[0]).catch(() => null) : null,
  ]);
  const { open, ...shown } = filters;
  return { rows: items, total, params: { ...params, filters: shown }, opened };
}
