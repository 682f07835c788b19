import { Link2 } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { texts } from "../texts";

/** A heading with a link to itself, to be copied or shared. `what` is the heading in words. */
export function AnchorHeading({
  level,
  anchor,
  what,
  children,
  className,
}: {
  level: 2 | 3;
  anchor: string;
  what: string;
  children: ReactNode;
  className?: string;
}) {
  const Heading = `h${level}` as const;
  return (
    <div className="group flex items-center gap-1.5">
      <Heading className={cn("font-semibold tracking-tight", level === 2 ? "text-xl" : "text-base", className)}>
        {children}
      </Heading>
      <a
        href={`#${anchor}`}
        aria-label={texts.permalink(what)}
        className="grid size-6 place-items-center rounded-md text-muted-foreground opacity-60 hover:text-foreground focus-visible:opacity-100 group-hover:opacity-100"
      >
        <Link2 aria-hidden className="size-4" />
      </a>
    </div>
  );
}
