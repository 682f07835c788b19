import NextAuth from "next-auth";
import { authOptions } from "@/lib/platform/auth/next-auth";

type Context = { params: Promise<{ nextauth: string[] }> };

// The options are made per request: at build time there are no settings to make them of.
const handler = (request: Request, context: Context): Promise<Response> =>
  NextAuth(request as never, context as never, authOptions());

export { handler as GET, handler as POST };
