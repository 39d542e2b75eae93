-- Suppliers found by what became of their KPIs, and by their worst open issue.
ALTER TABLE training_standing ADD COLUMN outcome text GENERATED ALWAYS AS
  (CASE WHEN kpi IS NOT NULL THEN coalesce(kpi ->> 'outcome', 'NOT_COMPARABLE') END) STORED;
COMMENT ON COLUMN training_standing.outcome IS 'Of a KPI: IMPROVED, UNCHANGED, WORSE, NOT_JUDGED or NOT_COMPARABLE.';

-- What facets count, without the rest of the rows.
DROP INDEX training_standing_stages;
CREATE INDEX training_standing_facets ON training_standing (buyer, at_site, data_class) INCLUDE (code, stage, outcome);
DROP INDEX site_standing_facets;
CREATE INDEX site_standing_facets ON site_standing (buyer, at_site)
  INCLUDE (country, rating_scale, rating, worst, modules, valid_until);

-- Training that the organisation of the transaction may read now, found from its own and its consents. Asked of the table, PostgreSQL
-- reads everybody's rows to see which of them may be read. ROWS is a guess of many.
CREATE FUNCTION hub_training() RETURNS TABLE (at_site uuid, data_class text, code text, stage text, outcome text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public ROWS 10000 AS
$$ SELECT t.at_site, t.data_class, t.code, t.stage, t.outcome FROM training_standing t WHERE t.buyer = hub_organisation()
   UNION ALL
   SELECT t.at_site, t.data_class, t.code, t.stage, t.outcome
     FROM hub_consents() c JOIN training_standing t ON t.buyer = c.owner AND t.at_site = c.site AND t.data_class = c.class
    WHERE c.owner <> hub_organisation() $$;
REVOKE ALL ON FUNCTION hub_training() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hub_training() TO scorehub_app;
GRANT EXECUTE ON FUNCTION hub_consents() TO scorehub_pipeline;
GRANT scorehub_pipeline TO CURRENT_USER;
GRANT CREATE ON SCHEMA public TO scorehub_pipeline; -- asked of whom a function is given to
ALTER FUNCTION hub_training() OWNER TO scorehub_pipeline;
REVOKE CREATE ON SCHEMA public FROM scorehub_pipeline;
REVOKE scorehub_pipeline FROM CURRENT_USER;
