import { z } from "zod";
import { api, operation } from "@/lib/platform/http/operation";
import { oneOf, PageQuery, pageOf, pathId } from "@/lib/platform/http/parameters";
import { getTransaction, listTransactions, transactionsOfLicense, transactionsOfPerson } from "./queries";
import { TRANSACTION_STATUSES, TRANSACTION_TYPES, TransactionDetail } from "./schema";
import { transactionDetail } from "./view";

/** Transactions are made by what the desk does; nobody posts one by hand. */
export const transactionsApi = api({
  base: "/api/v1/transactions",
  tag: "Transactions",
  envelope: "detail",
  operations: [
    operation({
      id: "transactions.list",
      method: "GET",
      path: "",
      summary: "List transactions",
      description: "The newest first.",
      who: "staff",
      query: PageQuery.extend({ transaction_type: oneOf(TRANSACTION_TYPES), status: oneOf(TRANSACTION_STATUSES) }),
      response: z.array(TransactionDetail),
      async handle({ actor, query }) {
        const filter = { type: query.transaction_type, status: query.status };
        return (await listTransactions(actor, filter, pageOf(query))).map(transactionDetail);
      },
    }),
    operation({
      id: "transactions.byRef",
      method: "GET",
      path: "/ref/{ref}",
      summary: "Read a transaction by its reference",
      who: "user",
      params: z.object({
        ref: z
          .string()
          .max(50)
          .toUpperCase()
          .meta({ description: "In upper or lower case", override: { examples: ["TRN-1F2E3D4C"] } }),
      }),
      response: TransactionDetail,
      handle: async ({ actor, params }) => transactionDetail(await getTransaction(actor, { ref: params.ref })),
    }),
    operation({
      id: "transactions.byCitizen",
      method: "GET",
      path: "/citizen/{id}",
      summary: "List a citizen's transactions",
      description: "The newest first.",
      who: "user",
      params: pathId("The citizen's id"),
      query: PageQuery,
      response: z.array(TransactionDetail),
      handle: async ({ actor, params, query }) =>
        (await transactionsOfPerson(actor, params.id, pageOf(query))).map(transactionDetail),
    }),
    operation({
      id: "transactions.byLicense",
      method: "GET",
      path: "/license/{id}",
      summary: "List a license's transactions",
      description: "The newest first.",
      who: "user",
      params: pathId("The license's id"),
      query: PageQuery,
      response: z.array(TransactionDetail),
      handle: async ({ actor, params, query }) =>
        (await transactionsOfLicense(actor, params.id, pageOf(query))).map(transactionDetail),
    }),
    operation({
      id: "transactions.get",
      method: "GET",
      path: "/{id}",
      summary: "Read a transaction",
      who: "user",
      params: pathId("The transaction's id"),
      response: TransactionDetail,
      handle: async ({ actor, params }) => transactionDetail(await getTransaction(actor, { id: params.id })),
    }),
  ],
});
