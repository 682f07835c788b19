import { appendFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { startExecutor } from "./executor";
import { testClient } from "./test-support";

// The process that recovery.test.ts kills: an executor whose steps leave a line in a file for each time they run.
const [, , file = ""] = process.argv;
const client = testClient();

const fn = client.createFunction({ id: "four-steps", triggers: [{ event: "t/four" }] }, async ({ event, step }) => {
  for (const name of ["a", "b", "c", "d"]) {
    await step.run(name, async () => {
      await sleep(Math.random() * 30);
      appendFileSync(file, `${event.data.n}:${name}\n`);
      await sleep(Math.random() * 30);
      return name;
    });
  }
  return event.data.n;
});

await startExecutor({ client, functions: [fn] });
process.send?.("ready");
