package org.scorehub.platform.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.scorehub.platform.bench.faults.Recorded.Exchange;
import org.scorehub.platform.bench.faults.Recorded.Revision;
import org.scorehub.platform.bench.faults.Recorded.Training;

class DocumentChecksTest {

  private static final UUID ONE = UUID.fromString("00000000-0000-7000-8000-000000000001");
  private static final UUID TWO = UUID.fromString("00000000-0000-7000-8000-000000000002");

  private final DocumentChecks checks = new DocumentChecks(new Manifests(Path.of("")));

  private static Acknowledged acknowledged(UUID id, String key, String sha256) {
    return new Acknowledged(id, key, sha256, "amfori-bsci/audit");
  }

  private static Exchange audit(UUID id, String state) {
    return new Exchange(id, "demo-retail", "amfori-bsci", "audit", state, "aa", "26-1", null);
  }

  private static Exchange enrolment(UUID id, @Nullable String detail) {
    return new Exchange(
        id, "score-programme", "score-training", "enrolment", "RECORDED", "aa", "E-1", detail);
  }

  private static Recorded recorded(
      List<Exchange> exchanges, List<Revision> revisions, List<Training> trainings) {
    return new Recorded(exchanges, revisions, trainings, List.of(), List.of());
  }

  @Test
  void whatIsRecordedOrQuarantinedIsThere() {
    assertThat(
            checks
                .acknowledged(
                    List.of(acknowledged(ONE, "a", "aa"), acknowledged(TWO, "b", "")),
                    List.of(audit(ONE, "RECORDED"), audit(TWO, "QUARANTINED")))
                .all())
        .isEmpty();
  }

  @Test
  void namesWhatIsLost() {
    assertThat(checks.acknowledged(List.of(acknowledged(ONE, "a", "aa")), List.of()).all())
        .singleElement()
        .asString()
        .contains("lost", ONE.toString());
  }

  @Test
  void namesWhatIsNotSettled() {
    assertThat(
            checks
                .acknowledged(
                    List.of(acknowledged(ONE, "a", "aa")), List.of(audit(ONE, "RECEIVED")))
                .all())
        .containsExactly("not settled: " + ONE + " is RECEIVED");
  }

  @Test
  void namesOtherBytesThanWereSent() {
    assertThat(
            checks
                .acknowledged(
                    List.of(acknowledged(ONE, "a", "bb")), List.of(audit(ONE, "RECORDED")))
                .all())
        .containsExactly("other bytes than sent: " + ONE);
  }

  @Test
  void namesTwoExchangesOfOneKey() {
    assertThat(
            checks
                .acknowledged(
                    List.of(acknowledged(ONE, "a", "aa"), acknowledged(TWO, "a", "aa")),
                    List.of(audit(ONE, "RECORDED"), audit(TWO, "RECORDED")))
                .all())
        .singleElement()
        .asString()
        .contains("two exchanges of key a");
  }

  @Test
  void findsOffersByTheirKeyOrTheirBytes() {
    List<Exchange> exchanges =
        List.of(
            new Exchange(ONE, "inditex", "inditex", "supplier-ranking", "RECORDED", "x", "K", null),
            new Exchange(TWO, "coop", "coop-ch", "supplier-list", "SPLIT", "bb", null, null));
    Offered keyed = new Offered("inditex", "supplier-ranking", "inditex", "n", "K", "-");
    Offered table = new Offered("coop-ch", "supplier-list", "coop", "n", null, "bb");
    Offered missing = new Offered("coop-ch", "supplier-list", "coop", "n", null, "cc");
    assertThat(checks.offered(List.of(keyed, table), exchanges).all()).isEmpty();
    assertThat(checks.offered(List.of(missing), exchanges).all())
        .containsExactly("not fetched: " + missing);
  }

  @Test
  void everyAuditMakesOneRevisionAndAQuarantinedOneNone() {
    Revision revision = new Revision("demo-retail", "amfori-bsci", "26-1", 1, ONE);
    assertThat(
            checks
                .effects(
                    recorded(
                        List.of(audit(ONE, "RECORDED"), audit(TWO, "QUARANTINED")),
                        List.of(revision),
                        List.of()))
                .all())
        .isEmpty();
    assertThat(
            checks
                .effects(
                    recorded(
                        List.of(audit(ONE, "RECORDED")), List.of(revision, revision), List.of()))
                .all())
        .containsExactly(ONE + " is RECORDED and made 2 revisions");
    assertThat(
            checks.effects(recorded(List.of(audit(ONE, "RECORDED")), List.of(), List.of())).all())
        .containsExactly(ONE + " is RECORDED and made 0 revisions");
    assertThat(
            checks
                .effects(recorded(List.of(audit(ONE, "UNCHANGED")), List.of(revision), List.of()))
                .all())
        .containsExactly(ONE + " is UNCHANGED and made 1 revisions");
  }

  @Test
  void aRecordOfATrainingHasAsManyRevisionsAsItWasRecorded() {
    Training training = new Training("score-programme", "ENROLMENT", "E-1", 2);
    Exchange first = enrolment(ONE, "revision 1");
    Exchange second = enrolment(TWO, "revision 2");
    Exchange late = enrolment(TWO, "an older state, kept as history; revision 2 stands");
    assertThat(
            checks
                .effects(recorded(List.of(first, second, late), List.of(), List.of(training)))
                .all())
        .isEmpty();
    assertThat(checks.effects(recorded(List.of(first), List.of(), List.of(training))).all())
        .hasSize(1);
    assertThat(checks.effects(recorded(List.of(first, first), List.of(), List.of(training))).all())
        .hasSize(1);
  }

  @Test
  void namesWhatWasRefused() {
    assertThat(checks.refused(List.of("amfori-bsci/audit k: 400")).all())
        .containsExactly("amfori-bsci/audit k: 400");
  }
}
