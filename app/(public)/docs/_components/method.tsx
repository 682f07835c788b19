import { Badge, type BadgeTone } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";

const tones: Record<string, BadgeTone> = {
  GET: "info",
  POST: "success",
  PUT: "warning",
  PATCH: "warning",
  DELETE: "danger",
};
const colours: Record<string, string> = {
  GET: "text-info",
  POST: "text-success",
  PUT: "text-warning",
  PATCH: "text-warning",
  DELETE: "text-destructive",
};

export function MethodBadge({ method }: { method: string }) {
  return (
    <Badge tone={tones[method]} className="rounded-md font-mono font-semibold">
      {method}
    </Badge>
  );
}

/** For the narrow list: the word alone, short enough to stand in a column. */
export function MethodWord({ method }: { method: string }) {
  return (
    <span className={cn("w-8 shrink-0 pt-px font-mono font-semibold text-[10px]", colours[method])}>
      {method === "DELETE" ? "DEL" : method}
    </span>
  );
}
