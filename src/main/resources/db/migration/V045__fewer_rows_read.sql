-- Exchanges of a key are found by the key alone. Asked for a key and an organisation at once, PostgreSQL reads two indexes, the second
-- of them whole.
GRANT scorehub_pipeline TO CURRENT_USER;
CREATE OR REPLACE FUNCTION hub_exchanges_with_key(wanted text) RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public ROWS 50 AS
$$ WITH of_key AS MATERIALIZED (SELECT id, buyer FROM exchange WHERE keys @> ARRAY[hub_organisation() || '|' || wanted])
   SELECT id FROM of_key WHERE buyer = hub_organisation() $$;

CREATE OR REPLACE FUNCTION hub_exchanges_named(wanted text) RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public ROWS 50 AS
$$ WITH RECURSIVE kind AS (
     (SELECT scheme FROM site_identifier ORDER BY scheme LIMIT 1)
     UNION ALL
     SELECT (SELECT n.scheme FROM site_identifier n WHERE n.scheme > k.scheme ORDER BY n.scheme LIMIT 1) FROM kind k
      WHERE k.scheme IS NOT NULL),
   of_keys AS MATERIALIZED (
     SELECT id, buyer FROM exchange
      WHERE keys && (SELECT array_agg(hub_organisation() || '|' || written.key)
                       FROM (SELECT wanted AS key UNION SELECT 'native:' || wanted
                             UNION SELECT k.scheme || ':' || wanted FROM kind k WHERE k.scheme IS NOT NULL) written))
   SELECT id FROM of_keys WHERE buyer = hub_organisation() $$;

REVOKE scorehub_pipeline FROM CURRENT_USER;

-- Who may read whose training of which site is gathered for each statement that reads much of it; out of these indexes alone.
CREATE INDEX consent_now ON consent (grantee, site_id) INCLUDE (buyer, data_class, valid_from, valid_until) WHERE revoked_at IS NULL;
CREATE INDEX site_link_now ON site_link (buyer, site_id) INCLUDE (linked_from, linked_until);

-- A merge moves the rows of a site, whoever's they are.
DROP INDEX exchange_by_site;
CREATE INDEX exchange_by_site ON exchange (site_id, buyer, id) WHERE site_id IS NOT NULL;
DROP INDEX audit_supply_by_site;
CREATE INDEX audit_supply_by_site ON audit_supply (site_id, buyer);
