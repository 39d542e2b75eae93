-- One row of progress. An older version never overwrites a newer one, however late it comes.
INSERT INTO suppliers.score_progress AS present
  (factory_id, item, subject, code, title, state, assessment_id, enrolled_on, completed_on, visits, last_visit_on, unit, better,
   baseline, baseline_on, latest, latest_on, projects, as_of, version)
VALUES
  (:factory_id, :item, :subject, :code, :title, :state, :assessment_id, CAST(:enrolled_on AS date), CAST(:completed_on AS date),
   CAST(:visits AS integer), CAST(:last_visit_on AS date), :unit, :better, CAST(:baseline AS double precision),
   CAST(:baseline_on AS date), CAST(:latest AS double precision), CAST(:latest_on AS date), :projects, CAST(:as_of AS timestamptz),
   CAST(:version AS bigint))
ON CONFLICT (factory_id, item) DO UPDATE SET
  subject = excluded.subject, code = excluded.code, title = excluded.title, state = excluded.state,
  assessment_id = excluded.assessment_id, enrolled_on = excluded.enrolled_on, completed_on = excluded.completed_on,
  visits = excluded.visits, last_visit_on = excluded.last_visit_on, unit = excluded.unit, better = excluded.better,
  baseline = excluded.baseline, baseline_on = excluded.baseline_on, latest = excluded.latest, latest_on = excluded.latest_on,
  projects = excluded.projects, as_of = excluded.as_of, version = excluded.version
WHERE excluded.version > present.version
