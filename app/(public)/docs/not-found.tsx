import { SearchX } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { docsAddress, GUIDE_PAGE } from "./_reference/contents";
import { texts } from "./texts";

/** A group that the API does not have (any more), between contents that lead on. */
export default function GroupNotFound() {
  return (
    <div className="grid min-h-[60dvh] place-items-center">
      <EmptyState
        level={1}
        icon={<SearchX />}
        title={texts.noGroup}
        text={texts.noGroupText}
        action={
          <Button asChild variant="primary">
            <Link href={docsAddress(GUIDE_PAGE)}>{texts.title}</Link>
          </Button>
        }
      />
    </div>
  );
}
