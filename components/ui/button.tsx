import { cva, type VariantProps } from "class-variance-authority";
import { Slot } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";
import { Spinner } from "./spinner";

export const buttonVariants = cva(
  "inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md font-medium transition-colors disabled:pointer-events-none disabled:opacity-55 aria-disabled:pointer-events-none aria-disabled:opacity-55 [&_svg:not([class*=size-])]:size-4 [&_svg]:shrink-0",
  {
    variants: {
      variant: {
        primary: "bg-primary text-primary-foreground shadow-card hover:bg-primary-hover",
        secondary: "border border-input/60 bg-secondary text-secondary-foreground shadow-card hover:bg-muted",
        ghost: "text-foreground hover:bg-muted",
        destructive: "bg-destructive text-destructive-foreground shadow-card hover:bg-destructive-hover",
        "destructive-outline": "border border-destructive/50 bg-secondary text-destructive hover:bg-destructive-muted",
        link: "text-primary underline-offset-4 hover:underline",
      },
      size: {
        sm: "h-7 px-2.5 text-xs",
        md: "h-8 px-3 text-sm",
        lg: "h-10 px-4 text-sm",
        icon: "size-8",
        "icon-sm": "size-7",
      },
    },
    compoundVariants: [{ variant: "link", className: "h-auto px-0" }],
    defaultVariants: { variant: "secondary", size: "md" },
  },
);

export type ButtonProps = ComponentProps<"button"> &
  VariantProps<typeof buttonVariants> & {
    /** Renders the only child (a link, say) with the button's looks. */
    asChild?: boolean;
    /** Shows a spinner, says so to screen readers and refuses clicks, while keeping the focus. */
    loading?: boolean;
    children?: ReactNode;
  };

/** `variant`: what it does; one `primary` per view. `type` is "button" unless said otherwise. */
export function Button({ variant, size, asChild, loading, className, children, onClick, type, ...rest }: ButtonProps) {
  const classes = cn(buttonVariants({ variant, size }), className);
  if (asChild) {
    return (
      <Slot.Root {...rest} onClick={onClick} className={classes}>
        {children}
      </Slot.Root>
    );
  }
  // A loading button stays focusable (aria-disabled, not disabled), so that the focus is not thrown to the page's start.
  return (
    <button
      {...rest}
      type={type ?? "button"}
      className={classes}
      aria-busy={loading || undefined}
      aria-disabled={loading || rest["aria-disabled"]}
      onClick={loading ? (event) => event.preventDefault() : onClick}
    >
      {loading ? <Spinner /> : null}
      {children}
    </button>
  );
}
