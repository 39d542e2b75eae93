-- The journal is searched by people: every filter, and every combination of filters, is answered from an index that has the rows
-- in their order. Under row-level security only operators that are leakproof (equality and order of texts and ids) use one.

-- Which combinations occur is read by skipping through this index; each is then read newest first.
CREATE INDEX exchange_of_kind ON exchange (buyer, connector, document, transport, state, id);
CREATE INDEX exchange_by_file ON exchange (buyer, file_name, id) WHERE file_name IS NOT NULL;
CREATE INDEX delivery_of_kind ON delivery (buyer, connector, document, state, created_at, id);

CREATE TABLE exchange_problem (
  buyer       text NOT NULL,
  code        text NOT NULL,
  exchange_id uuid NOT NULL,
  PRIMARY KEY (buyer, code, exchange_id),
  FOREIGN KEY (buyer, exchange_id) REFERENCES exchange ON DELETE CASCADE
);
COMMENT ON TABLE exchange_problem IS 'Each code of exchange.problem_codes, so that exchanges with one are found in their order; kept by a trigger.';
CREATE INDEX exchange_problem_of ON exchange_problem (buyer, exchange_id);

ALTER TABLE exchange NO FORCE ROW LEVEL SECURITY; -- so that the owner sees them, for one statement
INSERT INTO exchange_problem SELECT DISTINCT buyer, unnest(problem_codes), id FROM exchange WHERE problem_codes <> '{}';
ALTER TABLE exchange FORCE ROW LEVEL SECURITY;

ALTER TABLE exchange_problem ENABLE ROW LEVEL SECURITY;
ALTER TABLE exchange_problem FORCE ROW LEVEL SECURITY;
CREATE POLICY pipeline ON exchange_problem TO scorehub_pipeline USING (true) WITH CHECK (true);
CREATE POLICY own ON exchange_problem TO scorehub_app USING (buyer = hub_organisation()) WITH CHECK (buyer = hub_organisation());
GRANT SELECT ON exchange_problem TO scorehub_app;
GRANT SELECT, INSERT, DELETE ON exchange_problem TO scorehub_pipeline;

CREATE FUNCTION hub_note_problems() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    DELETE FROM exchange_problem WHERE buyer = OLD.buyer AND exchange_id = OLD.id AND code <> ALL (NEW.problem_codes);
  END IF;
  INSERT INTO exchange_problem (buyer, code, exchange_id)
  SELECT DISTINCT NEW.buyer, code, NEW.id FROM unnest(NEW.problem_codes) AS code ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER exchange_begins_with_problems AFTER INSERT ON exchange FOR EACH ROW
  WHEN (NEW.problem_codes <> '{}') EXECUTE FUNCTION hub_note_problems();
CREATE TRIGGER exchange_has_other_problems AFTER UPDATE OF problem_codes ON exchange FOR EACH ROW
  WHEN (NEW.problem_codes IS DISTINCT FROM OLD.problem_codes) EXECUTE FUNCTION hub_note_problems();

-- What a person writes into the one field of the search: a business key with or without its kind. Reads as hub_exchanges_with_key does.
CREATE FUNCTION hub_exchanges_named(wanted text) RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public ROWS 50 AS
$$ WITH RECURSIVE kind AS (
     (SELECT scheme FROM site_identifier ORDER BY scheme LIMIT 1)
     UNION ALL
     SELECT (SELECT n.scheme FROM site_identifier n WHERE n.scheme > k.scheme ORDER BY n.scheme LIMIT 1) FROM kind k
      WHERE k.scheme IS NOT NULL)
   SELECT id FROM exchange
    WHERE keys && (SELECT array_agg(hub_organisation() || '|' || written.key)
                     FROM (SELECT wanted AS key UNION SELECT 'native:' || wanted
                           UNION SELECT k.scheme || ':' || wanted FROM kind k WHERE k.scheme IS NOT NULL) written)
      AND buyer = hub_organisation() $$;
REVOKE ALL ON FUNCTION hub_exchanges_named(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hub_exchanges_named(text) TO scorehub_app, scorehub_pipeline;
GRANT scorehub_pipeline TO CURRENT_USER;
GRANT CREATE ON SCHEMA public TO scorehub_pipeline; -- asked of whom a function is given to
ALTER FUNCTION hub_exchanges_named(text) OWNER TO scorehub_pipeline;
REVOKE CREATE ON SCHEMA public FROM scorehub_pipeline;
REVOKE scorehub_pipeline FROM CURRENT_USER;
