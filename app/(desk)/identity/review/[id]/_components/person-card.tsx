"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { texts as common } from "@/components/texts";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { toast } from "@/components/ui/toast";
import type { PossibleDuplicate } from "@/lib/people/schema";
import { register } from "../../actions";
import { texts } from "../../texts";

/** An approved applicant becomes a person of the register, or is one already. */
export function PersonCard({
  id,
  approved,
  person,
  duplicates,
}: {
  id: string;
  approved: boolean;
  person: { id: number; name: string } | null;
  duplicates: readonly PossibleDuplicate[];
}) {
  const router = useRouter();
  const [busy, start] = useTransition();
  const [refusal, setRefusal] = useState<string | null>(null);
  const take = (personId?: number) =>
    start(async () => {
      const answer = await register({ id, personId }).catch(() => null);
      setRefusal(answer?.ok ? null : (answer?.message ?? common.errors.crashTitle));
      if (!answer?.ok) return;
      toast.success(texts.registeredToast);
      router.refresh();
    });
  if (person)
    return (
      <Card>
        <CardHeader title={texts.person} />
        <CardBody className="grid gap-3">
          <p className="text-sm">
            {texts.registered}{" "}
            <Link href={`/people/${person.id}`} className="font-medium text-primary underline-offset-2 hover:underline">
              {person.name}
            </Link>
          </p>
          <Button asChild>
            <Link href={`/applications/new?person=${person.id}`}>{texts.startApplication}</Link>
          </Button>
        </CardBody>
      </Card>
    );
  return (
    <Card>
      <CardHeader title={texts.person} description={texts.registerHint} />
      <CardBody className="grid gap-3">
        {refusal ? <Alert tone="danger">{refusal}</Alert> : null}
        {duplicates.length > 0 ? (
          <div className="grid gap-2">
            <h3 className="font-medium text-sm">{texts.duplicates}</h3>
            <ul className="grid gap-2">
              {duplicates.map(({ id: personId, name, idNumber, dateOfBirth, reason }) => (
                <li key={personId} className="flex flex-wrap items-center gap-2 rounded-md border p-2 text-sm">
                  <span className="min-w-0 flex-1">
                    <Link href={`/people/${personId}`} className="font-medium hover:underline">
                      {name}
                    </Link>
                    <span className="block text-muted-foreground text-xs">
                      {idNumber} · {dateOfBirth} · {reason}
                    </span>
                  </span>
                  <Button size="sm" disabled={!approved || busy} onClick={() => take(personId)}>
                    {texts.tie}
                  </Button>
                </li>
              ))}
            </ul>
          </div>
        ) : null}
        <Button disabled={!approved} loading={busy} onClick={() => take()}>
          {texts.register}
        </Button>
      </CardBody>
    </Card>
  );
}
