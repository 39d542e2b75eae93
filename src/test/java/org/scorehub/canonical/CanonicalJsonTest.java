package org.scorehub.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.scorehub.canonical.avro.Audit;
import org.scorehub.canonical.avro.AuditKind;
import org.scorehub.canonical.avro.SeverityLevel;

class CanonicalJsonTest {

  private static final String AUDIT =
      """
      {"scheme": "amfori-bsci", "nativeId": "20-00001", "kind": "FULL", "endedOn": "2026-03-05",
       "issuedAt": "2026-03-10T08:00:00.123456Z",
       "site": {"name": "Invented Garments"},
       "findings": [{"nativeCode": "7.14", "severity": {"issued": "no", "level": "MAJOR"},
                     "extensions": {"b": "2", "a": "1"}}]}
      """;

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void readsARecordAndFillsDefaults() throws Exception {
    Audit audit = canonical(AUDIT);
    assertThat(audit.getKind()).isEqualTo(AuditKind.FULL);
    assertThat(audit.getEndedOn()).isEqualTo(LocalDate.of(2026, 3, 5));
    assertThat(audit.getIssuedAt()).isEqualTo(Instant.parse("2026-03-10T08:00:00.123Z"));
    assertThat(audit.getFindings().get(0).getTopic()).isEqualTo("UNMAPPED");
    assertThat(audit.getFindings().get(0).getSeverity().getLevel()).isEqualTo(SeverityLevel.MAJOR);
    assertThat(audit.getAreaRatings()).isEmpty();
    assertThat(audit.getOverallRating()).isNull();
  }

  @Test
  void readsBackWhatItWrites() throws Exception {
    Audit audit = canonical(AUDIT);
    JsonNode written = CanonicalJson.write(audit);
    assertThat(canonical(written.toString())).isEqualTo(audit);
  }

  @Test
  void survivesAvroAndFraming() throws Exception {
    Audit audit = canonical(AUDIT);
    byte[] framed = AvroCodec.frame(7, AvroCodec.encode(audit));
    assertThat(framed).startsWith(0, 0, 0, 0, 7);
    assertThat(AvroCodec.decode(Audit.class, AvroCodec.unframe(framed))).isEqualTo(audit);
  }

  @Test
  void reportsEveryBreachWithItsPath() throws Exception {
    String broken =
        """
        {"scheme": 5, "kind": "HALF", "site": {"identifiers": [{"scheme": "gln", "value": "1"}]},
         "findings": [{"severity": {}, "dueOn": "soon"}, {"severity": {}, "colour": "red"}]}
        """;
    Conversion<Audit> conversion = CanonicalJson.read(Audit.class, json.readTree(broken));
    assertThat(conversion).isInstanceOf(Conversion.NotCanonical.class);
    List<Problem> problems = ((Conversion.NotCanonical<Audit>) conversion).problems();
    assertThat(problems)
        .extracting(Problem::path)
        .containsExactlyInAnyOrder(
            "/scheme",
            "/nativeId",
            "/kind",
            "/site/identifiers[1]/level",
            "/findings[1]/dueOn",
            "/findings[2]/colour");
    assertThat(problems).allMatch(Problem::blocking);
  }

  private Audit canonical(String text) throws Exception {
    return ((Conversion.Canonical<Audit>) CanonicalJson.read(Audit.class, json.readTree(text)))
        .value();
  }
}
