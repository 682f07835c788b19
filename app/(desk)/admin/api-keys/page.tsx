import { FileCode2 } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { ListPage, type ListPageProps } from "@/components/data-table/list-page";
import { parseTableParams } from "@/components/data-table/search-params";
import { Button } from "@/components/ui/button";
import { requireActor } from "@/lib/platform/auth/current";
import { settings } from "@/lib/platform/settings";
import { listApiKeys } from "@/lib/users/queries";
import { ROLES } from "@/lib/users/schema";
import { KeysTable } from "./_components/keys-table";
import { NewKeyDialog } from "./_components/new-key-dialog";
import { keyLine, keysOfPage } from "./keys";
import { keysTable } from "./table";
import { keysTexts as texts } from "./texts";

export const metadata: Metadata = { title: texts.title };

export default async function ApiKeysPage({ searchParams }: ListPageProps) {
  const actor = await requireActor("staff");
  const params = parseTableParams(await searchParams, keysTable);
  const now = new Date();
  const keys = await listApiKeys(actor);
  const { rows, total } = keysOfPage(
    keys.map((key) => keyLine(key, now)),
    params,
  );
  // ROLES goes from the most rights to the least; a key gets at most its owner's.
  // biome-ignore lint/complexity/useIndexOf: an actor can also be the system, whose role is none of these.
  const roles = ROLES.slice(ROLES.findIndex((role) => role === actor.role));
  return (
    <ListPage
      title={texts.title}
      description={texts.description}
      actions={
        <>
          <Button asChild>
            <Link href="/docs">
              <FileCode2 aria-hidden />
              {texts.docs}
            </Link>
          </Button>
          <NewKeyDialog roles={roles} publicUrl={settings().publicUrl} />
        </>
      }
    >
      <KeysTable rows={rows} total={total} params={params} />
    </ListPage>
  );
}
