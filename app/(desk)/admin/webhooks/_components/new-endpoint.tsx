"use client";

import { useRouter } from "next/navigation";
import { MakeOnceDialog } from "../../_shared/make-once-dialog";
import { register } from "../actions";
import type { EventChoice } from "../event-choice";
import { formTexts as texts } from "../texts";
import { EndpointFields, endpointOf } from "./endpoint-fields";
import { ShownSecret } from "./shown-secret";

/** Registers an endpoint and shows its secret, once. */
export function NewEndpoint({ types }: { types: readonly EventChoice[] }) {
  const router = useRouter();
  return (
    <MakeOnceDialog
      id="new-endpoint"
      words={{ ...texts, title: texts.add, shownTitle: texts.secretTitle, shownText: texts.secretText }}
      make={register}
      read={endpointOf}
      fields={(errors) => <EndpointFields types={types} errors={errors} />}
      shown={({ secret }) => <ShownSecret secret={secret} />}
      onSeen={({ id }) => router.push(`/admin/webhooks/${id}`)}
    />
  );
}
