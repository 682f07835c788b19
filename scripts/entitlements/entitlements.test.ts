import { expect, test } from "vitest";
import { activateLicense } from "@/lib/entitlements/service";
import { anonymousActor } from "@/lib/platform/auth/actor";
import { parseCommand, UsageError } from "./arguments";
import { runCommand } from "./run";

const run = async (...argv: string[]) => {
  const command = parseCommand(argv);
  if (command.kind === "help") throw new Error("that was the help");
  return runCommand(command);
};

test("issues, lists, releases and revokes", async () => {
  const customer = `City ${Date.now()}`;
  const said = await run(
    "issue",
    "--customer",
    customer,
    "--until",
    "2190-01-31",
    "--cameras",
    "3",
    "--features",
    "bolo,export",
  );
  const [, id = ""] = /License (\S+) of/.exec(said) ?? [];
  const [, key = ""] = /once\): (\S+)/.exec(said) ?? [];
  expect(said).toContain("-----BEGIN BUREAU LICENSE-----");
  expect(await activateLicense(anonymousActor, key, "node-cli")).toMatchObject({
    camera_limit: 3,
    features: { bolo: true, export: true },
  });
  expect(await run("list", "--state", "active")).toContain(`1/1 installations: node-cli  ${customer}`);
  expect(await run("release", id, "--node", "node-cli")).toContain("Released");
  expect(await run("revoke", id, "--reason", "Contract ended")).toContain("Revoked");
  expect(await run("list", "--state", "revoked")).toContain(customer);
  await expect(run("revoke", id, "--reason", "Again, once more")).rejects.toMatchObject({ code: "already_revoked" });
});

test.each([
  ["", "Which command?"],
  ["sell", 'There is no command "sell"'],
  ["issue --customer A", "--until must be a date"],
  ["issue --customer A --until 2190-01-31 --cameras -1", "'--cameras' argument is ambiguous"],
  ["issue --customer A --until 2190-01-31 --cameras=-1", "--cameras must not be negative"],
  ["issue --customer A --until 2190-01-31 --cameras many", "--cameras"],
  ["list --state sold", "--state must be one of"],
  ["revoke 12 --reason because", "Which license?"],
  ["revoke 0198c2a4-6f1e-7c3a-9b2d-4e5f6a7b8c9d", "--reason must say why"],
  ["release 0198c2a4-6f1e-7c3a-9b2d-4e5f6a7b8c9d", "--node is required"],
  ["list --colour", "--colour"],
])("%s is refused", (line, reason) => {
  const parse = () => parseCommand(line.split(" ").filter(Boolean));
  expect(parse).toThrow(UsageError);
  expect(parse).toThrow(reason);
});
