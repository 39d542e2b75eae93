-- What the hub's role may do: read four tables, write one. The last two lines are for the twin's own triggers.
GRANT USAGE ON SCHEMA suppliers, suppliers_twin TO %1$s;
GRANT SELECT ON suppliers.factories, suppliers.assessments, suppliers.skpi_elements, suppliers.non_compliances TO %1$s;
GRANT SELECT, INSERT, UPDATE ON suppliers.score_progress TO %1$s;
GRANT SELECT ON suppliers_twin.fault TO %1$s;
REVOKE EXECUTE ON FUNCTION suppliers_twin.publish FROM PUBLIC;
