"use client";

import { signOut } from "next-auth/react";
import { Button } from "@/components/ui/button";
import { texts } from "../texts";

export const SignOut = () => (
  <Button onClick={() => void signOut({ callbackUrl: "/onboarding" })}>{texts.signOut}</Button>
);
