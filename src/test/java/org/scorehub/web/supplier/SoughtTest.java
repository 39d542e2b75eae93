package org.scorehub.web.supplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.scorehub.HubTest;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.web.Seed;
import org.springframework.beans.factory.annotation.Autowired;

/** A search, whether its suppliers are looked at one by one or all at once. */
@HubTest
class SoughtTest {

  @Autowired private Seed seed;
  @Autowired private OrganisationDatabase database;
  @Autowired private FacetReads facets;

  private final String word = "w" + Long.toString(Seed.id().getLeastSignificantBits(), 36);

  @Test
  void countsTheSameEitherWay() {
    UUID trained = site("Meghna " + word);
    UUID ours = site("Đại " + word);
    UUID untrained = site("Padma " + word);
    enrol(Seed.PROGRAMME, trained, "WC");
    enrol(Seed.PROGRAMME, untrained, "CP");
    enrol(Seed.RETAIL, ours, "QM");
    seed.consent(Seed.PROGRAMME, Seed.RETAIL, trained, "TRAINING_PROGRESS");
    stand(trained, ours, untrained);
    FacetReads.Counts all = counts(asked("q=" + word));
    assertThat(all.total()).isEqualTo(3);
    assertThat(all.of(Facet.TRAINED))
        .extracting(FacetReads.Count::value)
        .containsExactly("QM:VISITS", "WC:VISITS");
    assertThat(all.summary().suppliers()).isEqualTo(3);
    for (String query :
        new String[] {
          "q=" + word,
          "q=dai+" + word,
          "q=nothing-like-it",
          "q=" + word + "&stage=VISITS",
          "q=" + word + "&trained=WC%3AVISITS"
        }) {
      SupplierQuery asked = asked(query);
      SupplierQuery few = database.as(Seed.RETAIL, asked::found);
      assertThat(few.live()).as("one by one: " + query).isNotEqualTo(asked.live());
      assertThat(counts(few)).as(query).isEqualTo(counts(asked));
    }
  }

  @Test
  void refusesNul() {
    assertThatThrownBy(() -> Sought.by("a\0b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("q must not contain a NUL character");
  }

  private SupplierQuery asked(String query) {
    SupplierFilter filter = SupplierAddress.read(query);
    Since since = Since.of("P1D", null, Instant.now(), ZoneOffset.UTC);
    return new SupplierQuery(
        filter, Sought.by(filter.q()), since, Set.of("-"), LocalDate.now(ZoneOffset.UTC));
  }

  private FacetReads.Counts counts(SupplierQuery query) {
    return database.as(Seed.RETAIL, jdbc -> facets.read(jdbc, Seed.RETAIL, query));
  }

  private UUID site(String name) {
    return seed.site(Seed.RETAIL, name);
  }

  private void enrol(String organisation, UUID site, String module) {
    seed.training(
        organisation,
        site,
        "ENROLMENT",
        "{\"module\": \"%s\", \"state\": \"VISITS\"}".formatted(module));
  }

  private void stand(UUID... sites) {
    for (UUID site : sites) {
      seed.changed(site);
      await()
          .until(
              () ->
                  seed.jdbc()
                      .sql("SELECT stood_version = version FROM site WHERE id = ?")
                      .param(site)
                      .query(Boolean.class)
                      .single());
    }
  }
}
