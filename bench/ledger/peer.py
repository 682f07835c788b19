"""The page of a bank's ledger by FastAPI and asyncpg, over the same database, for comparison with Bureau's.

/window adds up the whole account's history for each page, as a running balance is mostly written.
/statements/{place} runs exactly the statements that Bureau runs for that page: what is left is the two web servers.
Neither looks who asks; Bureau's answer includes that.
"""

import datetime
import json
import os
from contextlib import asynccontextmanager

import asyncpg
from fastapi import FastAPI

pages = json.loads(os.environ["PAGES"])


@asynccontextmanager
async def pooled(app):
    app.state.pool = await asyncpg.create_pool(os.environ["DATABASE_URL"], min_size=2, max_size=4)
    yield
    await app.state.pool.close()


app = FastAPI(lifespan=pooled)

WINDOW = """
SELECT * FROM (
  SELECT p.id, p.date, e.particulars, e.transaction_id, p.debit, p.credit,
         sum(p.debit - p.credit) OVER (ORDER BY p.date, p.id) AS balance, count(*) OVER () AS total
    FROM ledger_posting p
    JOIN ledger_account a ON a.id = p.account_id
    JOIN ledger_entry e ON e.id = p.entry_id
   WHERE a.company_id = $1 AND a.role = 'bank' AND e.reverses_id IS NULL
     AND NOT EXISTS (SELECT 1 FROM ledger_entry r WHERE r.reverses_id = e.id)) AS l
ORDER BY l.date DESC, l.id DESC LIMIT $2 OFFSET $3
"""


def row(id, date, particulars, transaction_id, debit, credit, balance):
    return {
        "id": int(id),
        "entry_date": str(date),
        "particulars": particulars if transaction_id is None else f"{particulars} - {transaction_id}",
        "transaction_id": transaction_id,
        "dr": int(debit) / 100,
        "cr": int(credit) / 100,
        "balance": int(balance) / 100,
        "source": "bank_ledger",
        "expense_type": None,
    }


@app.get("/window")
async def window(company_id: int, limit: int, offset: int):
    async with app.state.pool.acquire() as connection:
        found = await connection.fetch(WINDOW, company_id, limit, offset)
    keys = ("id", "date", "particulars", "transaction_id", "debit", "credit", "balance")
    return {
        "status": "success",
        "data": [row(*(one[key] for key in keys)) for one in found],
        "total": found[0]["total"] if found else 0,
    }


def as_asyncpg_wants(value, kind):
    return datetime.date.fromisoformat(value) if kind == "date" and isinstance(value, str) else value


@app.get("/statements/{place}")
async def statements(place: str):
    asked = pages[place]
    async with app.state.pool.acquire() as connection:
        async with connection.transaction(isolation="repeatable_read", readonly=True):
            for text, values in asked["statements"]:
                statement = await connection.prepare(text)
                kinds = [parameter.name for parameter in statement.get_parameters()]
                found = await statement.fetch(*map(as_asyncpg_wants, values, kinds))
    before = int(asked["before"])
    data = [
        row(
            one["id"],
            one["date"],
            one["particulars"],
            one["transaction_id"],
            one["debit"],
            one["credit"],
            before + int(one["rd"]) - int(one["rc"]),
        )
        for one in reversed(found)
    ]
    return {"status": "success", "data": data, "total": asked["total"]}
