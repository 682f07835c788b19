import { ServerOff } from "lucide-react";
import { StatusBadge } from "@/components/ui/badge";
import { Card, CardHeader } from "@/components/ui/card";
import { DateTime } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { EntitlementView } from "@/lib/entitlements/schema";
import { listTexts, detailTexts as texts } from "../texts";
import { ReleaseNode } from "./release-node";

/** The installations that a license is or was bound to. */
export function NodesCard({ license }: { license: EntitlementView }) {
  const bound = license.nodes.filter(({ released_at }) => released_at === null).length;
  return (
    <Card>
      <CardHeader
        title={`${texts.nodes}: ${listTexts.nodes(bound, license.nodes_max)}`}
        description={texts.nodesText}
      />
      {license.nodes.length === 0 ? (
        <EmptyState icon={<ServerOff />} title={texts.noNodesTitle} text={texts.noNodesText} />
      ) : (
        <Table label={texts.nodes}>
          <TableHead>
            <TableRow>
              <TableHeader>{texts.node}</TableHeader>
              <TableHeader>{texts.state}</TableHeader>
              <TableHeader>{texts.activated}</TableHeader>
              <TableHeader>{texts.seen}</TableHeader>
              <TableHeader className="print:hidden">
                <span className="sr-only">{texts.release}</span>
              </TableHeader>
            </TableRow>
          </TableHead>
          <TableBody>
            {license.nodes.map((node) => (
              <TableRow key={node.node_id}>
                <TableCell>
                  <code className="break-all font-mono text-xs">{node.node_id}</code>
                </TableCell>
                <TableCell>
                  <StatusBadge
                    status={node.released_at ? "inactive" : "active"}
                    label={node.released_at ? texts.released : texts.bound}
                  />
                </TableCell>
                <TableCell className="whitespace-nowrap tabular-nums">
                  <DateTime value={node.activated_at} />
                </TableCell>
                <TableCell className="whitespace-nowrap tabular-nums">
                  <DateTime value={node.last_seen_at} />
                </TableCell>
                <TableCell className="text-right print:hidden">
                  {node.released_at ? null : <ReleaseNode id={license.id} node={node.node_id} />}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Card>
  );
}
