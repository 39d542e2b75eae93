package org.scorehub.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scorehub.HubServers;
import org.scorehub.HubTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Documents that the hub fetches by itself take the same road as those handed in. */
@HubTest
class FetchedDocumentTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Autowired private HubUnderTest hub;
  @Autowired private CamelContext camel;

  @Test
  void anAuditOfAMemberIsFetchedAndRecorded() throws IOException {
    String reference = "ZAA" + (700_000_000 + new SecureRandom().nextInt(100_000_000));
    HubServers.twin("eti-members")
        .publish(
            "boden",
            "smeta-audit",
            reference + ".json",
            audit(reference).getBytes(StandardCharsets.UTF_8));
    await().atMost(PATIENCE).until(() -> states(reference), List.of("RECORDED")::equals);
    assertThat(
            hub.sql(
                String.class,
                "SELECT buyer || ' ' || transport FROM exchange WHERE native_key = ?",
                reference))
        .containsExactly("boden rest-poll");
  }

  private List<String> states(String reference) {
    return hub.sql(String.class, "SELECT state FROM exchange WHERE native_key = ?", reference);
  }

  private static String audit(String reference) throws IOException {
    Path example = Path.of("mappings/eti-members/examples/smeta-audit/good-site-7-0/input.json");
    return Files.readString(example).replace("ZAA600045602", reference);
  }

  @ParameterizedTest
  @CsvSource({
    "eti-members, boden, member-sites,  list-as-csv,      sites_%s.csv,         folder",
    "coop-ch,     coop,  supplier-list, three-good-sites, lieferanten_%s.csv,   sftp",
  })
  void aTableIsFetchedAndSplit(
      String connector,
      String tenant,
      String document,
      String example,
      String name,
      String transport)
      throws IOException {
    String file = name.formatted(new SecureRandom().nextInt(1_000_000_000));
    HubServers.twin(connector)
        .publish(
            tenant,
            document,
            file,
            Files.readAllBytes(
                Path.of("mappings", connector, "examples", document, example, "input.csv")));
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                hub.sql(
                    String.class,
                    "SELECT transport || ' ' || state FROM exchange"
                        + " WHERE buyer = ? AND file_name = ? AND parent_id IS NULL",
                    tenant,
                    file),
            List.of(transport + " SPLIT")::equals);
  }

  @Test
  void eachTenantHasARouteOfItsOwn() {
    assertThat(camel.getRoutes().stream().map(route -> route.getRouteId()))
        .contains(
            "eti-members.smeta-audit.in.boden",
            "eti-members.smeta-audit.in.white-stuff",
            "eti-members.member-sites.in.orsay",
            "coop-ch.supplier-list.in.coop");
  }
}
