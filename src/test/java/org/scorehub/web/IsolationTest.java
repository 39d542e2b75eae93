package org.scorehub.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scorehub.HubTest;
import org.scorehub.security.OrganisationDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

/** One organisation cannot see another's rows, in any table, whatever a query forgets to ask. */
@HubTest
@TestInstance(Lifecycle.PER_CLASS)
class IsolationTest {

  /** Tables that the application may read as a whole, because they are nobody's data. */
  private static final Set<String> NOBODYS =
      Set.of(
          "organisation",
          "bundle",
          "bundle_file",
          "bundle_activation",
          "activation",
          "avro_schema",
          "seal");

  private static final String FIRST = "first-owner";
  private static final String SECOND = "second-owner";

  @Autowired private Seed seed;
  @Autowired private OrganisationDatabase database;

  @BeforeAll
  void writeRowsOfTwoOrganisations() {
    seed.everything(FIRST);
    seed.everything(SECOND);
    database.as(FIRST, jdbc -> jdbc.sql(trailRow(FIRST)).update());
    database.as(SECOND, jdbc -> jdbc.sql(trailRow(SECOND)).update());
    seed.sealSoon();
    await()
        .until(
            () -> owners(FIRST, "sealed_leaf").size() + owners(SECOND, "sealed_leaf").size() == 2);
  }

  private static String trailRow(String buyer) {
    return "INSERT INTO access_trail (buyer, username, action) VALUES ('%s', 'u', 'a')"
        .formatted(buyer);
  }

  Stream<String> readableTables() {
    return tables("has_table_privilege('scorehub_app', c.oid, 'SELECT')")
        .filter(table -> !NOBODYS.contains(table));
  }

  Stream<String> closedTables() {
    return tables("NOT has_table_privilege('scorehub_app', c.oid, 'SELECT')");
  }

  private Stream<String> tables(String condition) {
    return seed
        .jdbc()
        .sql(
            "SELECT relname FROM pg_class c WHERE relkind IN ('r', 'p')"
                + " AND relnamespace = 'public'::regnamespace AND "
                + condition)
        .query(String.class)
        .list()
        .stream();
  }

  @ParameterizedTest
  @MethodSource("readableTables")
  void showsNothingWhileTheOrganisationIsUnset(String table) {
    assertThat(owners("", table)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("readableTables")
  void showsTheOrganisationItsOwnRowsOnly(String table) {
    assertThat(owners(FIRST, table)).containsOnly(FIRST);
    assertThat(owners(SECOND, table)).containsOnly(SECOND);
  }

  @ParameterizedTest
  @MethodSource("closedTables")
  void keepsTablesAcrossOrganisationsClosed(String table) {
    assertThatThrownBy(
            () ->
                database.as(
                    FIRST, jdbc -> jdbc.sql("SELECT 1 FROM " + table).query(Integer.class).list()))
        .rootCause()
        .hasMessageContaining("permission denied");
  }

  @Test
  void refusesATrailRowInAnotherOrganisationsName() {
    assertThatThrownBy(() -> database.as(FIRST, jdbc -> jdbc.sql(trailRow(SECOND)).update()))
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  void forgetsTheOrganisationWithItsTransaction() {
    for (int i = 0; i < 20; i++) {
      owners(FIRST, "exchange");
      assertThat(owners("", "exchange")).isEmpty();
    }
  }

  @Test
  void letsNobodyChangeTheTrail() {
    assertThatThrownBy(
            () -> database.as(FIRST, jdbc -> jdbc.sql("DELETE FROM access_trail").update()))
        .rootCause()
        .hasMessageContaining("permission denied");
  }

  private Set<String> owners(String organisation, String table) {
    return database.as(
        organisation,
        jdbc -> jdbc.sql("SELECT DISTINCT buyer FROM " + table).query(String.class).set());
  }
}
