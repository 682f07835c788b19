import { z } from "zod";

/** Contract 5's success of the certificate routes. */
export const Done = z.object({
  status: z.literal("success"),
  message: z.string().meta({ examples: ["Certificate selection deleted"] }),
});
export const done = (message: string) => ({ status: "success" as const, message });
export const success = <D extends z.ZodType>(data: D) => z.object({ status: z.literal("success"), data });
export const ok = <D>(data: D) => ({ status: "success" as const, data });
