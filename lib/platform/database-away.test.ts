import { expect, test } from "vitest";
import { isDatabaseAway } from "./database-away";

const coded = (message: string, code: string) => Object.assign(new Error(message), { code });

test.each([
  coded("terminating connection due to administrator command", "57P01"),
  coded("the database system is starting up", "57P03"),
  coded("connect ECONNREFUSED 127.0.0.1:5432", "ECONNREFUSED"),
  coded("write EPIPE", "EPIPE"),
  coded("sorry, too many clients already", "53300"),
  coded("Raw query failed. Code: `57P01`. Message: `terminating connection`", "P2010"),
  new Error("Client has encountered a connection error and is not queryable"),
  new Error("Connection terminated unexpectedly"),
  new Error("The request failed", { cause: new Error("server closed the connection unexpectedly") }),
])("$message: the database is away", (error) => expect(isDatabaseAway(error)).toBe(true));

test.each([
  coded("duplicate key value violates unique constraint", "23505"),
  coded("Raw query failed. Code: `42703`. Message: `column does not exist`", "P2010"),
  new Error("The connection of the two ledgers is missing"),
  "57P01",
])("%s: it is there", (error) => expect(isDatabaseAway(error)).toBe(false));
