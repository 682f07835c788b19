"use client";

import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, type KeyboardEvent, useState } from "react";
import { texts } from "@/components/texts";
import { Input } from "@/components/ui/input";

/** A password field whose text can be shown, and which says when Caps Lock is on. */
export function PasswordInput(props: Omit<ComponentProps<"input">, "type">) {
  const [shown, setShown] = useState(false);
  const [capsLock, setCapsLock] = useState(false);
  const watch = (event: KeyboardEvent<HTMLInputElement>) => setCapsLock(event.getModifierState("CapsLock"));
  const Icon = shown ? EyeOff : Eye;
  return (
    <>
      <span className="relative">
        <Input
          {...props}
          type={shown ? "text" : "password"}
          spellCheck={false}
          autoCapitalize="none"
          onKeyDown={watch}
          onKeyUp={watch}
          className="h-10 pr-10 sm:h-10"
        />
        <button
          type="button"
          onClick={() => setShown(!shown)}
          aria-pressed={shown}
          aria-label={texts.login.show}
          className="absolute inset-y-0 right-1 my-auto grid size-8 place-items-center rounded-sm text-muted-foreground hover:text-foreground"
        >
          <Icon aria-hidden className="size-4" />
        </button>
      </span>
      <p role="status" className="font-medium text-warning text-xs empty:hidden">
        {capsLock ? texts.login.capsLock : ""}
      </p>
    </>
  );
}
