-- Assessments changed since the cursor, oldest change first, each as one JSON document.
-- A transaction that is still running may yet bring a change of a lower number, so only changes older than every running transaction
-- are read, in the order of transactions and within one by number. See docs/connectors/adidas.md.
WITH last_seen AS (
  SELECT CAST(coalesce(nullif(split_part(CAST(:cursor AS text), '/', 1), ''), '0') AS xid8) AS xid,
         CAST(coalesce(nullif(split_part(CAST(:cursor AS text), '/', 2), ''), '0') AS bigint) AS seq
)
SELECT CAST(a.change_xid AS text) || '/' || a.change_seq AS cursor,
       CAST(jsonb_strip_nulls(jsonb_build_object(
         'assessment_id', a.assessment_id,
         'follows_up', a.follows_up,
         'assessment_type', a.assessment_type,
         'visit_from', a.visit_from,
         'visit_until', a.visit_until,
         'published_at', to_char(a.published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
         'assessor', a.assessor,
         'skpi_percent', trim_scale(a.skpi_percent),
         'skpi_grade', a.skpi_grade,
         'skpi_elements', (
           SELECT jsonb_agg(jsonb_build_object('element', e.element, 'percent', trim_scale(e.percent)) ORDER BY e.element)
             FROM suppliers.skpi_elements e WHERE e.assessment_id = a.assessment_id),
         'factory', jsonb_build_object(
           'factory_id', f.factory_id,
           'supplier_id', f.supplier_id,
           'os_id', f.os_id,
           'name', f.name,
           'local_name', f.local_name,
           'street', f.street,
           'city', f.city,
           'region', f.region,
           'postal_code', f.postal_code,
           'country', f.country,
           'workers', f.workers,
           'product_type', f.product_type),
         'non_compliances', (
           SELECT jsonb_agg(jsonb_build_object(
                    'code', n.code,
                    'category', n.category,
                    'status', n.status,
                    'finding', n.finding,
                    'language', n.language,
                    'law', n.law,
                    'due_on', n.due_on) ORDER BY n.code)
             FROM suppliers.non_compliances n WHERE n.assessment_id = a.assessment_id))) AS text) AS document
  FROM suppliers.assessments a
  JOIN suppliers.factories f ON f.factory_id = a.factory_id
 CROSS JOIN last_seen
 WHERE (a.change_xid, a.change_seq) > (last_seen.xid, last_seen.seq)
   AND a.change_xid < pg_snapshot_xmin(pg_current_snapshot())
 ORDER BY a.change_xid, a.change_seq
