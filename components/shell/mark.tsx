import { cn } from "../ui/cn";

/**
 * The product's mark: a counter window with a card being passed under it. Drawn for 24 px; `currentColor` is the frame.
 * app/icon.svg holds the same drawing.
 */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className={cn("size-6", className)}>
      <rect width="24" height="24" rx="5.5" fill="var(--primary)" />
      <path
        d="M5.5 13V10.5a6.5 6.5 0 0 1 13 0V13"
        fill="none"
        stroke="var(--primary-foreground)"
        strokeWidth="1.75"
        strokeLinecap="round"
      />
      <path d="M4 13.5h16" stroke="var(--primary-foreground)" strokeWidth="1.75" strokeLinecap="round" />
      <rect x="8" y="15.5" width="8" height="4.75" rx="1" fill="var(--primary-foreground)" />
      <path d="M9.75 17.9h4.5" stroke="var(--primary)" strokeWidth="1" strokeLinecap="round" />
    </svg>
  );
}
