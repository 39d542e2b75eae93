-- A problem code together with a connector or state in which it is rare: the row says what the exchange is of, so that these too are
-- read from an index in their order.
ALTER TABLE exchange_problem
  ADD COLUMN connector text,
  ADD COLUMN document  text,
  ADD COLUMN transport text,
  ADD COLUMN state     text;
ALTER TABLE exchange NO FORCE ROW LEVEL SECURITY; -- so that the owner sees them, for one statement
ALTER TABLE exchange_problem NO FORCE ROW LEVEL SECURITY;
UPDATE exchange_problem p SET connector = e.connector, document = e.document, transport = e.transport, state = e.state
  FROM exchange e WHERE e.buyer = p.buyer AND e.id = p.exchange_id;
ALTER TABLE exchange FORCE ROW LEVEL SECURITY;
ALTER TABLE exchange_problem FORCE ROW LEVEL SECURITY;
ALTER TABLE exchange_problem
  ALTER COLUMN connector SET NOT NULL,
  ALTER COLUMN document SET NOT NULL,
  ALTER COLUMN transport SET NOT NULL,
  ALTER COLUMN state SET NOT NULL;
CREATE INDEX exchange_problem_of_kind ON exchange_problem (buyer, code, connector, document, transport, state, exchange_id);
GRANT UPDATE (state) ON exchange_problem TO scorehub_pipeline;

CREATE OR REPLACE FUNCTION hub_note_problems() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    DELETE FROM exchange_problem WHERE buyer = OLD.buyer AND exchange_id = OLD.id AND code <> ALL (NEW.problem_codes);
    UPDATE exchange_problem SET state = NEW.state WHERE buyer = NEW.buyer AND exchange_id = NEW.id AND state <> NEW.state;
  END IF;
  INSERT INTO exchange_problem (buyer, code, exchange_id, connector, document, transport, state)
  SELECT DISTINCT NEW.buyer, code, NEW.id, NEW.connector, NEW.document, NEW.transport, NEW.state
    FROM unnest(NEW.problem_codes) AS code ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
DROP TRIGGER exchange_has_other_problems ON exchange;
CREATE TRIGGER exchange_has_other_problems AFTER UPDATE OF problem_codes, state ON exchange FOR EACH ROW
  WHEN (NEW.problem_codes IS DISTINCT FROM OLD.problem_codes OR (NEW.state <> OLD.state AND NEW.problem_codes <> '{}'))
  EXECUTE FUNCTION hub_note_problems();
