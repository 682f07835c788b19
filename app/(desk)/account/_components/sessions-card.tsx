"use client";

import { useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DateTime } from "@/components/ui/date-time";
import { Nothing } from "@/components/ui/description-list";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { toast } from "@/components/ui/toast";
import type { SessionView } from "@/lib/users/schema";
import { useSubmit } from "../../admin/_shared/use-submit";
import { endOtherSessions, endSession } from "../actions";
import { browserName } from "../browser-name";
import { accountTexts as texts } from "../texts";

export function SessionsCard({ sessions }: { sessions: SessionView[] }) {
  const [ending, setEnding] = useState<string | null>(null);
  const { errors, busy, submit } = useSubmit(endSession, () => void toast.success(texts.ended));
  const { where, ip, began, seen, action } = texts.sessionColumns;
  return (
    <Card className="overflow-hidden">
      <CardHeader
        title={texts.sessions}
        description={texts.sessionsText}
        actions={sessions.some(({ current }) => !current) ? <EndOthers /> : null}
      />
      {errors[""] ? (
        <Alert tone="danger" className="m-4">
          {errors[""]}
        </Alert>
      ) : null}
      <Table label={texts.sessions}>
        <TableHead>
          <TableRow>
            <TableHeader>{where}</TableHeader>
            <TableHeader>{ip}</TableHeader>
            <TableHeader>{began}</TableHeader>
            <TableHeader>{seen}</TableHeader>
            <TableHeader>
              <span className="sr-only">{action}</span>
            </TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {sessions.map((session) => (
            <TableRow key={session.id}>
              <TableCell className="min-w-44">
                <p className="font-medium">{nameOf(session)}</p>
                <p className="text-muted-foreground text-xs">{kindOf(session)}</p>
              </TableCell>
              <TableCell className="whitespace-nowrap tabular-nums">{session.ip ?? <Nothing />}</TableCell>
              <TableCell className="whitespace-nowrap tabular-nums">
                <DateTime value={session.created_at} />
              </TableCell>
              <TableCell className="whitespace-nowrap tabular-nums">
                <DateTime value={session.last_seen_at} />
              </TableCell>
              <TableCell className="text-right">
                {session.current ? (
                  <Badge tone="accent">{texts.thisOne}</Badge>
                ) : (
                  <Button
                    size="sm"
                    aria-label={texts.endOf(nameOf(session))}
                    loading={busy && ending === session.id}
                    onClick={() => {
                      setEnding(session.id);
                      void submit({ id: session.id });
                    }}
                  >
                    {texts.end}
                  </Button>
                )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}

function EndOthers() {
  return (
    <ConfirmDialog
      trigger={<Button variant="destructive-outline">{texts.endOthers}</Button>}
      title={texts.endOthersTitle}
      description={texts.endOthersText}
      confirmLabel={texts.endOthers}
      destructive
      onConfirm={async () => {
        const result = await endOtherSessions({});
        if (!result.ok) return { error: result.message };
        toast.success(texts.endedOthers(result.value));
      }}
    />
  );
}

const kindOf = ({ kind }: SessionView): string => texts.kinds[kind as keyof typeof texts.kinds] ?? kind;
const nameOf = (session: SessionView): string => browserName(session.user_agent) ?? kindOf(session);
