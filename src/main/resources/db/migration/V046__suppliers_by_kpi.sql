-- Suppliers found by what became of their KPIs, and by their worst open issue.
ALTER TABLE training_standing ADD COLUMN outcome text GENERATED ALWAYS AS
  (CASE WHEN kpi IS NOT NULL THEN coalesce(kpi ->> 'outcome', 'NOT_COMPARABLE') END) STORED;
COMMENT ON COLUMN training_standing.outcome IS 'Of a KPI: IMPROVED, UNCHANGED, WORSE, NOT_JUDGED or NOT_COMPARABLE.';

-- What facets count, without the rest of the rows.
CREATE INDEX training_standing_outcomes ON training_standing (buyer, at_site) INCLUDE (code, outcome, data_class)
  WHERE data_class = 'KPI_READINGS';
DROP INDEX training_standing_stages;
CREATE INDEX training_standing_stages ON training_standing (buyer, at_site) INCLUDE (code, stage, data_class)
  WHERE data_class = 'TRAINING_PROGRESS';
DROP INDEX site_standing_facets;
CREATE INDEX site_standing_facets ON site_standing (buyer, at_site)
  INCLUDE (country, rating_scale, rating, worst, modules, valid_until);
