-- What lists and queues need once there are a million exchanges and fifty thousand sites.

-- Operators on arrays are not leakproof, so that under row-level security no index on them is used. This reads as the
-- pipeline, whose rights need no check of rows, and says itself whose exchanges it looks among.
CREATE FUNCTION hub_exchanges_with_key(wanted text) RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public ROWS 50 AS
$$ SELECT id FROM exchange WHERE keys @> ARRAY[hub_organisation() || '|' || wanted] AND buyer = hub_organisation() $$;
REVOKE ALL ON FUNCTION hub_exchanges_with_key(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hub_exchanges_with_key(text) TO scorehub_app, scorehub_pipeline;
GRANT scorehub_pipeline TO CURRENT_USER;
GRANT CREATE ON SCHEMA public TO scorehub_pipeline; -- asked of whom a function is given to
ALTER FUNCTION hub_exchanges_with_key(text) OWNER TO scorehub_pipeline;
REVOKE CREATE ON SCHEMA public FROM scorehub_pipeline;
REVOKE scorehub_pipeline FROM CURRENT_USER;

CREATE INDEX exchange_with_problem ON exchange (buyer, id) WHERE problem_codes <> '{}';
CREATE INDEX site_identifier_of ON site_identifier (site_id);
CREATE INDEX escalation_open_since ON escalation (buyer, raised_at) WHERE state IN ('RAISED', 'CONFIRMED');
CREATE INDEX site_supply_latest ON site_supply (buyer, supplied_at);
