import { Webhook } from "lucide-react";
import Link from "next/link";
import { formatCount } from "@/components/texts";
import { Badge, StatusBadge } from "@/components/ui/badge";
import { DateTime } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { EndpointLine } from "@/lib/platform/webhooks/queries";
import { texts } from "../texts";

/** An office has few endpoints, so that all stand in one short table. */
export function EndpointsTable({ endpoints }: { endpoints: EndpointLine[] }) {
  const { columns } = texts;
  if (endpoints.length === 0)
    return <EmptyState icon={<Webhook />} title={texts.noEndpointsTitle} text={texts.noEndpointsText} />;
  return (
    <Table label={texts.tabs.endpoints}>
      <TableHead>
        <TableRow>
          <TableHeader>{columns.endpoint}</TableHeader>
          <TableHeader>{columns.events}</TableHeader>
          <TableHeader>{columns.state}</TableHeader>
          <TableHeader numeric>{columns.pending}</TableHeader>
          <TableHeader numeric>{columns.delivered}</TableHeader>
          <TableHeader numeric>{columns.failed}</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {endpoints.map((endpoint) => (
          <TableRow key={endpoint.id}>
            <TableCell>
              <Link
                href={`/admin/webhooks/${endpoint.id}`}
                className="break-all font-medium text-primary underline-offset-2 hover:underline"
              >
                {endpoint.url}
              </Link>
              {endpoint.description ? <p className="text-muted-foreground text-xs">{endpoint.description}</p> : null}
            </TableCell>
            <TableCell>
              <Events endpoint={endpoint} />
            </TableCell>
            <TableCell>
              <StatusBadge status={endpoint.state} label={texts.states[endpoint.state]} />
              {endpoint.state === "active" && endpoint.failing_since ? (
                <p className="mt-1 whitespace-nowrap text-warning text-xs">
                  {texts.failing} <DateTime value={endpoint.failing_since} />
                </p>
              ) : null}
            </TableCell>
            <TableCell numeric>{formatCount(endpoint.figures.pending)}</TableCell>
            <TableCell numeric>{formatCount(endpoint.figures.delivered)}</TableCell>
            <TableCell numeric>{formatCount(endpoint.figures.failed)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function Events({ endpoint }: { endpoint: EndpointLine }) {
  if (endpoint.managed) return <Badge tone="info">{texts.managed}</Badge>;
  return (
    <span className="flex flex-wrap gap-1">
      {endpoint.event_types.map((type) => (
        <Badge key={type}>
          <code className="font-mono">{type}</code>
        </Badge>
      ))}
    </span>
  );
}
