package org.scorehub.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.scorehub.reconcile.Holdings.AMFORI;
import static org.scorehub.reconcile.Holdings.SMETA;
import static org.scorehub.reconcile.Holdings.audit;
import static org.scorehub.reconcile.Holdings.held;
import static org.scorehub.reconcile.Holdings.rated;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scorehub.canonical.avro.AuditKind;
import org.scorehub.matching.InvalidRules;

class ReconcileTablesTest {

  private static final LocalDate DAY = LocalDate.of(2026, 1, 31);

  @ParameterizedTest
  @CsvSource({"A, 2028-01-31", "B, 2028-01-31", "C, 2027-01-31", "E, 2027-01-31"})
  void lastsAsLongAsItsRating(String letter, LocalDate until) {
    HeldAudit full = held(rated(audit(AMFORI, "A", DAY), letter));
    assertThat(Tables.TABLES.of(full, full).until()).isEqualTo(until);
  }

  @ParameterizedTest
  @CsvSource({
    "B, 2026-06-30, 2028-01-31",
    "C, 2026-06-30, 2027-06-30",
    "D, 2027-06-30, 2028-01-31"
  })
  void neverLetsAFollowUpOutlastItsAudit(String letter, LocalDate day, LocalDate until) {
    HeldAudit full = held(rated(audit(AMFORI, "A", DAY), "D"));
    HeldAudit followUp =
        held(rated(audit(AMFORI, "A-1", day), letter).setKind(AuditKind.FOLLOW_UP));
    assertThat(Tables.TABLES.of(followUp, full).until()).isEqualTo(until);
  }

  @Test
  void takesTheLastDayAsIssuedBeforeAnyRule() {
    HeldAudit issued = held(rated(audit(AMFORI, "A", DAY), "A").setValidUntil(DAY.plusDays(9)));
    Validity window = Tables.TABLES.of(issued, issued);
    assertThat(window.until()).isEqualTo(DAY.plusDays(9));
    assertThat(window.basis()).isEqualTo(Validity.Basis.ISSUED);
  }

  @Test
  void marksWhatNoSourceSettled() {
    HeldAudit smeta = held(audit(SMETA, "S", DAY));
    assertThat(Tables.TABLES.of(smeta, smeta).source()).contains("UNCONFIRMED").contains("DERIVED");
    assertThat(Tables.TABLES.effort().sources()).allMatch(source -> source.contains("DERIVED"));
  }

  @Test
  void leavesAWindowOpenWhereNobodySays() {
    HeldAudit other = held(audit("some-scheme", "O", DAY));
    assertThat(Tables.TABLES.of(other, other).basis()).isEqualTo(Validity.Basis.UNKNOWN);
    assertThat(Tables.TABLES.of(other, other).until()).isNull();
  }

  @Test
  void tellsAllMistakesAtOnce() {
    String broken = "scheme,kind,ratings,months,months_of_first,source\nx,WEEKLY,,twelve,,\n";
    assertThatThrownBy(
            () ->
                ReconcileTables.load(
                    path ->
                        path.equals(ReconcileTables.VALIDITY)
                            ? broken.getBytes(StandardCharsets.UTF_8)
                            : Tables.read(path)))
        .isInstanceOf(InvalidRules.class)
        .hasMessageContaining(":2:")
        .hasMessageContaining("kind")
        .hasMessageContaining("months")
        .hasMessageContaining("source");
  }
}
