package org.scorehub.journey;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** What a training provider sends of one site, valid by {@code schemas/score-training}. */
record TrainingFixture(String site, String id) {

  private static final AtomicInteger COUNT = new AtomicInteger();

  static TrainingFixture at(AuditFixture audit) {
    return new TrainingFixture(audit.site(), "T-" + COUNT.incrementAndGet());
  }

  /** An enrolment in Workplace Cooperation with the consents as given. */
  byte[] enrolment(String state, String... consents) {
    return json(
        """
        {"enrolment_id": "ENR-%s", %s, "module": "WC", "state": "%s", "enrolled_on": "2025-08-20",
         "consents": [%s]}"""
            .formatted(id, factory(), state, String.join(", ", consents)));
  }

  static String consent(String buyer, String data) {
    return "{\"buyer\": \"%s\", \"data\": \"%s\", \"from\": \"2025-08-20\"}".formatted(buyer, data);
  }

  static String revoked(String buyer, String data) {
    return "{\"buyer\": \"%s\", \"data\": \"%s\", \"revoked\": true}".formatted(buyer, data);
  }

  byte[] visit(int number, String notes) {
    return json(
        """
        {"visit_id": "VIS-%s-%d", "enrolment_id": "ENR-%s", %s, "module": "WC", "visit_number": %d,
         "visited_on": "2025-09-%02d", "notes": "%s", "language": "en"}"""
            .formatted(id, number, id, factory(), number, 10 + number, notes));
  }

  byte[] reading(double value, boolean baseline) {
    String month = baseline ? "07" : "10";
    return json(
        """
        {"reading_id": "KPI-%s-%s", %s, "kpi": "Defect rate", "value": %s, "unit": "%% of units",
         "period_from": "2025-%s-01", "period_until": "2025-%s-31", "baseline": %s}"""
            .formatted(id, baseline, factory(), value, month, month, baseline));
  }

  /** A project that works on findings of these codes. */
  byte[] project(String state, String... codes) {
    String issues =
        Arrays.stream(codes)
            .map(code -> "{\"scheme\": \"amfori-bsci\", \"code\": \"" + code + "\"}")
            .collect(Collectors.joining(", "));
    return json(
        """
        {"project_id": "EIP-%s", %s, "module": "OSH", "title": "Clear the exits", "state": "%s",
         "issues": [%s], "started_on": "2025-09-05", "evidence_on": "2025-10-28"}"""
            .formatted(id, factory(), state, issues));
  }

  private String factory() {
    return """
        "factory": {"name": "Song Hong", "country": "VN", "identifiers":
          [{"scheme": "amfori_site_id", "value": "%s"}]}"""
        .formatted(site);
  }

  private static byte[] json(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
