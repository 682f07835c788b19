/**
 * The words for next-auth's error code. Codes of our own: `rate_limited:SECONDS`, `wrong_credentials` and `inactive_user`; anything about the
 * credentials is one and the same sentence, so that it tells nobody which accounts exist.
 */
export function loginError(code: string): string {
  const [kind, detail] = code.split(":");
  switch (kind) {
    case "rate_limited":
      return `Too many attempts. Try again in ${waitingTime(Number(detail))}.`;
    case "inactive_user":
      return "This account is not active. Ask an administrator to activate it.";
    case "CredentialsSignin":
    case "wrong_credentials":
      return "Wrong username or password.";
    case "SessionRequired":
      return "Please sign in to go on.";
    default:
      return "Signing in did not work. Try again in a moment.";
  }
}

/** 45 → "45 seconds", 61 → "2 minutes": rounded up, so that waiting as long as it says is enough. */
function waitingTime(seconds: number): string {
  if (!Number.isFinite(seconds) || seconds <= 0) return "a few minutes";
  if (seconds <= 60) return count(Math.ceil(seconds), "second");
  return count(Math.ceil(seconds / 60), "minute");
}

const count = (amount: number, unit: string): string => `${amount} ${unit}${amount === 1 ? "" : "s"}`;
