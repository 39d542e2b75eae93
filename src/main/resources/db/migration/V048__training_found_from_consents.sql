-- The rule of hub_consents() written out: asked as a function, it hides from PostgreSQL how many consents there are.
GRANT scorehub_pipeline TO CURRENT_USER;
GRANT CREATE ON SCHEMA public TO scorehub_pipeline;
CREATE OR REPLACE FUNCTION hub_training() RETURNS TABLE (at_site uuid, data_class text, code text, stage text, outcome text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public ROWS 10000 AS
$$ SELECT t.at_site, t.data_class, t.code, t.stage, t.outcome FROM training_standing t WHERE t.buyer = hub_organisation()
   UNION ALL
   SELECT t.at_site, t.data_class, t.code, t.stage, t.outcome
     FROM consent c
     JOIN site_link l ON l.buyer = c.grantee AND l.site_id = c.site_id
     JOIN training_standing t ON t.buyer = c.buyer AND t.at_site = l.site_id AND t.data_class = c.data_class
    WHERE c.grantee = hub_organisation() AND c.buyer <> hub_organisation()
      AND c.revoked_at IS NULL AND c.valid_from <= now() AND (c.valid_until IS NULL OR c.valid_until > now())
      AND l.linked_from <= now() AND (l.linked_until IS NULL OR l.linked_until > now()) $$;
REVOKE CREATE ON SCHEMA public FROM scorehub_pipeline;
REVOKE scorehub_pipeline FROM CURRENT_USER;
REVOKE EXECUTE ON FUNCTION hub_consents() FROM scorehub_pipeline;
