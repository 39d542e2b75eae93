package org.scorehub.journey;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A SMETA audit of a site that no other test has, valid by {@code schemas/eti-members}, with two
 * findings under one clause.
 */
record SmetaFixture(String reference, String site) {

  private static final AtomicInteger COUNT = new AtomicInteger();

  static SmetaFixture audit() {
    int n = COUNT.incrementAndGet();
    return new SmetaFixture("ZAA%09d".formatted(900000 + n), "ZS%08d".formatted(90000000 + n));
  }

  SmetaFixture ofTheSameSite() {
    return new SmetaFixture(audit().reference(), site);
  }

  String name() {
    return "Invented Knitwear " + site;
  }

  byte[] bytes() {
    return bytes(reference, "major", "\"2025-05-14\"");
  }

  /** As a system writes it that puts year and country before the number. */
  byte[] withLongReference() {
    return bytes("2025PT" + reference, "major", "\"2025-05-14\"");
  }

  /** Business critical, in a document that breaks its schema. */
  byte[] brokenAndCritical() {
    return bytes(reference, "business critical", "20250514");
  }

  /** A follow-up that closes the first of the two findings. */
  byte[] followUp(SmetaFixture parent) {
    return """
        {"audit_reference": "%s", "parent_audit_reference": "%s", "smeta_version": "6.1",
         "audit_type": "partial follow-up", "audit_end_date": "2025-08-01",
         "report_issued_at": "2025-08-02T08:00:00Z", %s,
         "findings": [{"reference": "NC-1", "type": "non-compliance", "area": "3",
                       "eti_clause": "3.1", "severity": "major", "status": "closed"}]}"""
        .formatted(reference, parent.reference(), factory())
        .getBytes(StandardCharsets.UTF_8);
  }

  private byte[] bytes(String as, String severity, String day) {
    return """
        {"audit_reference": "%s", "smeta_version": "6.1", "audit_type": "full initial",
         "audit_end_date": %s, "report_issued_at": "2025-05-20T08:00:00Z", %s,
         "findings": [%s, %s]}"""
        .formatted(as, day, factory(), finding("NC-1", severity), finding("NC-2", "minor"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String finding(String number, String severity) {
    return """
        {"reference": "%s", "type": "non-compliance", "area": "3", "eti_clause": "3.1",
         "severity": "%s", "status": "open", "texts": [{"text": "Aisle blocked, %s"}]}"""
        .formatted(number, severity, number);
  }

  private String factory() {
    return """
        "site": {"site_reference": "%s", "site_name": "%s", "address": {"country": "Portugal"}}"""
        .formatted(site, name());
  }

  /** The same factory as a training provider names it. */
  private String trained() {
    return """
        "factory": {"name": "%s", "country": "PT",
         "identifiers": [{"scheme": "sedex_site_reference", "value": "%s"}]}"""
        .formatted(name(), site);
  }

  /** An enrolment of the factory that lets these buyers see its progress. */
  byte[] enrolment(String... buyers) {
    StringBuilder consents = new StringBuilder();
    for (String buyer : buyers) {
      consents
          .append(consents.isEmpty() ? "" : ", ")
          .append(TrainingFixture.consent(buyer, "training progress"));
    }
    return """
        {"enrolment_id": "ENR-%s", %s, "module": "WC", "state": "enrolled",
         "enrolled_on": "2025-08-20", "consents": [%s]}"""
        .formatted(site, trained(), consents)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** A project that works on findings under a clause. */
  byte[] project(String clause) {
    return """
        {"project_id": "EIP-%s", %s, "module": "WC", "title": "Clear aisles",
         "state": "in progress", "issues": [{"scheme": "smeta", "code": "%s"}],
         "started_on": "2025-09-05"}"""
        .formatted(site, trained(), clause)
        .getBytes(StandardCharsets.UTF_8);
  }
}
