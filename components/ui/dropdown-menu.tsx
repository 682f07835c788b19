"use client";

import { Check } from "lucide-react";
import { DropdownMenu as Radix } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "./cn";

/** Not modal: the page behind stays readable, and stays in the accessibility tree. */
export function DropdownMenu(props: ComponentProps<typeof Radix.Root>) {
  return <Radix.Root modal={false} {...props} />;
}

export const DropdownMenuTrigger = Radix.Trigger;
export const DropdownMenuGroup = Radix.Group;
export const DropdownMenuRadioGroup = Radix.RadioGroup;

export function DropdownMenuContent({
  className,
  align = "end",
  sideOffset = 4,
  ...rest
}: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content
        {...rest}
        align={align}
        sideOffset={sideOffset}
        collisionPadding={8}
        className={cn(
          "z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-44 animate-appear overflow-y-auto rounded-lg bg-popover p-1 text-popover-foreground shadow-overlay",
          className,
        )}
      />
    </Radix.Portal>
  );
}

const itemClasses =
  "relative flex cursor-pointer select-none items-center gap-2 rounded-md px-2 py-1.5 text-sm outline-none data-[disabled]:pointer-events-none data-[highlighted]:bg-accent data-[highlighted]:text-accent-foreground data-[disabled]:opacity-50 [&_svg:not([class*=size-])]:size-4 [&_svg]:shrink-0";

/** `asChild` with a link inside makes a link of it. */
export function DropdownMenuItem({
  className,
  destructive,
  ...rest
}: ComponentProps<typeof Radix.Item> & { destructive?: boolean }) {
  return (
    <Radix.Item
      {...rest}
      className={cn(
        itemClasses,
        destructive && "text-destructive data-[highlighted]:bg-destructive-muted data-[highlighted]:text-destructive",
        className,
      )}
    />
  );
}

/** Stays open on choice, so that several can be ticked in one go. */
export function DropdownMenuCheckboxItem({
  className,
  children,
  onSelect,
  ...rest
}: ComponentProps<typeof Radix.CheckboxItem>) {
  return (
    <Radix.CheckboxItem
      {...rest}
      onSelect={(event) => {
        event.preventDefault();
        onSelect?.(event);
      }}
      className={cn(itemClasses, "pl-8", className)}
    >
      <span className="absolute left-2 grid size-4 place-items-center rounded-sm border border-input bg-card">
        <Radix.ItemIndicator>
          <Check aria-hidden strokeWidth={3} className="size-3 text-primary" />
        </Radix.ItemIndicator>
      </span>
      {children}
    </Radix.CheckboxItem>
  );
}

export function DropdownMenuRadioItem({ className, children, ...rest }: ComponentProps<typeof Radix.RadioItem>) {
  return (
    <Radix.RadioItem {...rest} className={cn(itemClasses, "pl-8", className)}>
      <Radix.ItemIndicator className="absolute left-2">
        <Check aria-hidden className="size-4 text-primary" />
      </Radix.ItemIndicator>
      {children}
    </Radix.RadioItem>
  );
}

export function DropdownMenuLabel({ className, ...rest }: ComponentProps<typeof Radix.Label>) {
  return <Radix.Label {...rest} className={cn("px-2 py-1.5 font-medium text-muted-foreground text-xs", className)} />;
}

export function DropdownMenuSeparator({ className, ...rest }: ComponentProps<typeof Radix.Separator>) {
  return <Radix.Separator {...rest} className={cn("-mx-1 my-1 h-px bg-border", className)} />;
}
