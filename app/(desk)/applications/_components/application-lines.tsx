import Link from "next/link";
import { StatusBadge } from "@/components/ui/badge";
import { DateTime } from "@/components/ui/date-time";
import type { ApplicationView } from "@/lib/licenses/applications/schema";
import { texts } from "../texts";

/** Applications as short lines, for the pages of the person and of the license that they are about. */
export function ApplicationLines({ applications }: { applications: readonly ApplicationView[] }) {
  return (
    <ul className="divide-y">
      {applications.map((application) => (
        <li key={application.id} className="grid gap-1 px-4 py-2.5 text-sm">
          <span className="flex flex-wrap items-center justify-between gap-2">
            <Link
              href={`/applications/${application.id}`}
              className="font-medium text-primary underline-offset-2 hover:underline"
            >
              {texts.types[application.application_type]}, {application.applied_category}
            </Link>
            <StatusBadge status={application.status} label={texts.status[application.status]} />
          </span>
          <span className="text-muted-foreground text-xs">
            {texts.number(application.id)} · <DateTime value={application.application_date} />
          </span>
        </li>
      ))}
    </ul>
  );
}
