package org.scorehub.web.supplier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.scorehub.web.supplier.RecentGroups.Question;

class RecentGroupsTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 4);

  private Instant now = Instant.parse("2026-03-04T05:06:07Z");
  private long counted;

  private final RecentGroups recent =
      new RecentGroups(
          new Clock() {
            @Override
            public ZoneId getZone() {
              return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
              throw new UnsupportedOperationException();
            }

            @Override
            public Instant instant() {
              return now;
            }
          });

  private static Question question(String organisation, String role, String consents) {
    return new Question(organisation, null, Set.of(role), 7L, DAY, consents);
  }

  private static Question searching(String q) {
    return new Question("retail", q, Set.of("sourcing"), 7L, DAY, "2 -17");
  }

  private long suppliers(Question question) {
    List<Alike> groups =
        recent.get(
            question,
            () -> {
              counted++;
              return List.of(
                  new Alike(
                      "VN", null, null, List.of(), List.of(), List.of(), false, false, counted, 0,
                      0));
            });
    return groups.get(0).suppliers();
  }

  @Test
  void answersTheSameQuestionForSomeSecondsAsItDid() {
    Question question = question("retail", "sourcing", "2 -17");
    assertThat(suppliers(question)).isEqualTo(1);
    now = now.plus(RecentGroups.RECENT).minusMillis(1);
    assertThat(suppliers(question)).isEqualTo(1);
    now = now.plus(Duration.ofMillis(1));
    assertThat(suppliers(question)).isEqualTo(2);
  }

  @Test
  void countsAnewForOtherWords() {
    suppliers(question("retail", "sourcing", "2 -17"));
    assertThat(suppliers(searching("meghna"))).isEqualTo(2);
    assertThat(suppliers(searching("padma"))).isEqualTo(3);
    assertThat(suppliers(searching("meghna"))).isEqualTo(2);
  }

  @Test
  void countsAnewForOtherPeopleAndOtherConsents() {
    suppliers(question("retail", "sourcing", "2 -17"));
    assertThat(suppliers(question("brand", "sourcing", "2 -17"))).isEqualTo(2);
    assertThat(suppliers(question("retail", "compliance", "2 -17"))).isEqualTo(3);
    assertThat(suppliers(question("retail", "sourcing", "1 4"))).isEqualTo(4);
  }
}
