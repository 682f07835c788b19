-- Companies that are there already get their capital account too. Apart from the migration before: PostgreSQL uses a new
-- value of an enum only once it is committed.
INSERT INTO "ledger_account" ("company_id", "role", "type", "name", "name_key")
SELECT "id", 'capital', 'equity', 'Capital', 'capital' FROM "ledger_company";
