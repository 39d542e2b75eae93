-- Lists of suppliers over tens of thousands of sites.

-- Written as a question about the row, so that PostgreSQL asks it for each of a few rows, and for all at once for many.
-- The reader sees the consents that it was granted, and its own links.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['training_standing', 'supplier_change'] LOOP
    EXECUTE format('DROP POLICY consented ON %I', t);
    EXECUTE format(
      'CREATE POLICY consented ON %1$I FOR SELECT TO scorehub_app USING (EXISTS ('
      ' SELECT FROM consent c JOIN site_link l ON l.buyer = c.grantee AND l.site_id = c.site_id'
      '  WHERE c.buyer = %1$I.buyer AND c.site_id = %1$I.at_site AND c.data_class = %1$I.data_class'
      '    AND c.grantee = hub_organisation()'
      '    AND c.revoked_at IS NULL AND c.valid_from <= now() AND (c.valid_until IS NULL OR c.valid_until > now())'
      '    AND l.linked_from <= now() AND (l.linked_until IS NULL OR l.linked_until > now())))', t);
  END LOOP;
END $$;

-- What facets count, without the rest of the rows.
CREATE INDEX site_standing_facets ON site_standing (buyer, at_site) INCLUDE (country, rating_scale, rating, modules, valid_until);
CREATE INDEX training_standing_stages ON training_standing (buyer, at_site) INCLUDE (stage, data_class)
  WHERE data_class = 'TRAINING_PROGRESS';
