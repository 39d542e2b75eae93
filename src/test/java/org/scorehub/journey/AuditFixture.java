package org.scorehub.journey;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An audit in the amfori BSCI profile, valid by {@code schemas/amfori-bsci/audit.xsd} unless a test
 * makes it otherwise. A new one has a site and a monitoring id that no other test has. Immutable.
 *
 * @param inHeader XML put at the end of the header
 * @param atEnd XML put behind the questions
 */
public record AuditFixture(
    String monitoringId,
    @Nullable String parent,
    String day,
    String issuedAt,
    String site,
    String siteName,
    List<String> questions,
    String inHeader,
    String atEnd) {

  private static final AtomicInteger COUNT = new AtomicInteger();

  public AuditFixture {
    questions = List.copyOf(questions);
  }

  public static AuditFixture audit() {
    int n = COUNT.incrementAndGet();
    return new AuditFixture(
        "25-%07d".formatted(n),
        null,
        "2025-06-11",
        "2025-06-20T09:15:00Z",
        "704-%06d-001".formatted(n),
        "Song Hong Sample Garment " + n,
        List.of(),
        "",
        "");
  }

  AuditFixture monitoringId(String id) {
    return new AuditFixture(id, parent, day, issuedAt, site, siteName, questions, inHeader, atEnd);
  }

  AuditFixture issuedAt(String instant) {
    return new AuditFixture(
        monitoringId, parent, day, instant, site, siteName, questions, inHeader, atEnd);
  }

  AuditFixture day(String newDay) {
    return new AuditFixture(
        monitoringId, parent, newDay, issuedAt, site, siteName, questions, inHeader, atEnd);
  }

  AuditFixture site(String id) {
    return new AuditFixture(
        monitoringId, parent, day, issuedAt, id, siteName, questions, inHeader, atEnd);
  }

  AuditFixture inHeader(String xml) {
    return new AuditFixture(
        monitoringId, parent, day, issuedAt, site, siteName, questions, xml, atEnd);
  }

  AuditFixture atEnd(String xml) {
    return new AuditFixture(
        monitoringId, parent, day, issuedAt, site, siteName, questions, inHeader, xml);
  }

  /** Without any answer. */
  AuditFixture withoutFindings() {
    return with(List.of());
  }

  /** An answer that stands for a finding. */
  AuditFixture siteName(String name) {
    return new AuditFixture(
        monitoringId, parent, day, issuedAt, site, name, questions, inHeader, atEnd);
  }

  public AuditFixture finding(String code, String answer, String text) {
    return question("code='%s' answer='%s'".formatted(code, answer), text);
  }

  /** What a follow-up says of an earlier finding: open, progress or closed. */
  AuditFixture previous(String code, String answer, String status) {
    return question(
        "code='%s' answer='%s' previousStatus='%s'".formatted(code, answer, status), null);
  }

  /** A question with the attributes as given. */
  AuditFixture question(String attributes, @Nullable String text) {
    String finding = text == null ? "" : "<finding lang='en'>" + text + "</finding>";
    List<String> more = new ArrayList<>(questions);
    more.add("    <question " + attributes + ">" + finding + "</question>");
    return with(more);
  }

  private AuditFixture with(List<String> newQuestions) {
    return new AuditFixture(
        monitoringId, parent, day, issuedAt, site, siteName, newQuestions, inHeader, atEnd);
  }

  /** A later audit of the same site that follows this one up, on these questions. */
  AuditFixture followUp(String... scope) {
    String codes =
        List.of(scope).stream()
            .map(code -> "<question>" + code + "</question>")
            .collect(Collectors.joining());
    return new AuditFixture(
        monitoringId + "-1",
        monitoringId,
        "2025-12-02",
        "2025-12-10T10:05:00Z",
        site,
        siteName,
        List.of(),
        "",
        "  <scope>" + codes + "</scope>\n");
  }

  public String toXml() {
    return "<?xml version='1.0' encoding='UTF-8'?>\n" + element();
  }

  byte[] bytes() {
    return toXml().getBytes(StandardCharsets.UTF_8);
  }

  /** The audit in a SOAP 1.1 envelope. */
  String toSoap() {
    return soap(element());
  }

  static String soap(String body) {
    return "<?xml version='1.0' encoding='UTF-8'?>\n"
        + "<soap:Envelope xmlns:soap='http://schemas.xmlsoap.org/soap/envelope/'><soap:Body>"
        + body
        + "</soap:Body></soap:Envelope>";
  }

  private String element() {
    return """
        <audit xmlns='urn:scorehub:profile:amfori-bsci:1'>
          <header>
            <monitoringId>%s</monitoringId>
            %s
            <announcement>announced</announcement>
            <outcome>completed</outcome>
            <questionnaireVersion>2021</questionnaireVersion>
            <auditFrom>%s</auditFrom>
            <auditUntil>%s</auditUntil>
            <issuedAt>%s</issuedAt>
            %s
          </header>
          <site>
            <siteId>%s</siteId>
            <name>%s</name>
            <address><country>VN</country></address>
          </site>
          <questions>
        %s
          </questions>
        %s</audit>
        """
        .formatted(
            monitoringId,
            kind(),
            day,
            day,
            issuedAt,
            inHeader,
            site,
            siteName,
            String.join("\n", questions),
            atEnd);
  }

  private String kind() {
    return parent == null
        ? "<kind>full</kind>"
        : "<parentMonitoringId>%s</parentMonitoringId><kind>follow-up</kind>".formatted(parent);
  }
}
