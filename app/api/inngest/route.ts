import { serve } from "inngest/next";
import { external, inngest } from "@/inngest/client";
import { functions } from "@/inngest/functions";

// While the executor in this process drives the functions, nobody has business here: a call from outside could run any
// step with any input. For an Inngest server the SDK checks the signature of each call.
const closed = () => new Response(null, { status: 404 });

export const { GET, POST, PUT } = external
  ? serve({ client: inngest, functions })
  : { GET: closed, POST: closed, PUT: closed };
