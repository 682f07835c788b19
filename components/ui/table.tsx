import type { ComponentProps } from "react";
import { cn } from "./cn";
import { ScrollBox } from "./scroll-box";

/** A plain table for short lists; long ones use DataTable. It scrolls in its own box where it does not fit. */
export function Table({ className, label, ...rest }: ComponentProps<"table"> & { label: string }) {
  return (
    <ScrollBox label={label}>
      <table {...rest} aria-label={label} className={cn("w-full border-collapse text-sm", className)} />
    </ScrollBox>
  );
}

export function TableHead(props: ComponentProps<"thead">) {
  return <thead {...props} />;
}

export function TableBody({ className, ...rest }: ComponentProps<"tbody">) {
  return <tbody {...rest} className={cn("[&>tr:last-child]:border-0", className)} />;
}

export function TableRow({ className, ...rest }: ComponentProps<"tr">) {
  return <tr {...rest} className={cn("border-b", className)} />;
}

export function TableHeader({ className, numeric, ...rest }: ComponentProps<"th"> & { numeric?: boolean }) {
  return (
    <th
      scope="col"
      {...rest}
      className={cn(
        "whitespace-nowrap px-4 py-2 text-left font-medium text-muted-foreground text-xs",
        numeric && "text-right",
        className,
      )}
    />
  );
}

export function TableCell({ className, numeric, ...rest }: ComponentProps<"td"> & { numeric?: boolean }) {
  return <td {...rest} className={cn("px-4 py-2 align-middle", numeric && "text-right tabular-nums", className)} />;
}
