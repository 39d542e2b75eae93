package org.scorehub.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.AvroCodec;
import org.scorehub.canonical.avro.Announcement;
import org.scorehub.canonical.avro.Audit;
import org.scorehub.canonical.avro.AuditKind;
import org.scorehub.canonical.avro.AuditOutcome;
import org.scorehub.canonical.avro.Finding;
import org.scorehub.canonical.avro.FindingStatus;
import org.scorehub.canonical.avro.LocalisedText;
import org.scorehub.canonical.avro.Severity;
import org.scorehub.canonical.avro.SeverityLevel;
import org.scorehub.canonical.avro.Site;
import org.scorehub.journal.PipelineDatabase;
import org.scorehub.matching.RulesInUse;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes rows as the pipeline would. Every id is new, so that tests do not meet. */
public final class Seed {

  public static final String RETAIL = "demo-retail";
  public static final String BRAND = "demo-brand";
  public static final String PROGRAMME = "score-programme";

  private static final AtomicLong COUNT = new AtomicLong();

  private final PipelineDatabase database;
  private final RulesInUse rules;

  public Seed(PipelineDatabase database, RulesInUse rules) {
    this.database = database;
    this.rules = rules;
  }

  public JdbcClient jdbc() {
    return database.jdbc();
  }

  /** A version 7 UUID of now; later ones are greater. */
  public static UUID id() {
    long high = (System.currentTimeMillis() << 16) | 0x7000L;
    return new UUID(high, 0x8000000000000000L | COUNT.incrementAndGet());
  }

  public int sql(String sql, @Nullable Object... values) {
    return jdbc().sql(sql).params(Arrays.asList(values)).update();
  }

  public UUID site(String buyer, String name) {
    return supply(buyer, bareSite(), name);
  }

  /** What a connector did, that it is paused, and a draft of one of its files. */
  private void connectorRows(String buyer, UUID exchange) {
    sql(
        "INSERT INTO connector_hour (buyer, connector, hour, taken, quarantined)"
            + " VALUES (?, 'seeded', date_trunc('hour', now(), 'UTC'), 3, 1) ON CONFLICT DO NOTHING",
        buyer);
    sql(
        "INSERT INTO connector_pause (buyer, connector, paused_by, reason)"
            + " VALUES (?, 'seeded', 'engineer', 'their system is moved') ON CONFLICT DO NOTHING",
        buyer);
    sql(
        "INSERT INTO held_document (buyer, connector, exchange_id) VALUES (?, 'seeded', ?)",
        buyer,
        exchange);
    sql(
        "INSERT INTO mapping_draft (buyer, username, connector, path, content, base)"
            + " VALUES (?, 'engineer', 'seeded', 'mappings/seeded/audit.in.jslt', '.', '\\x00')"
            + " ON CONFLICT DO NOTHING",
        buyer);
  }

  /** A replay of an exchange that is over, with its attempt. */
  public void replay(String buyer, UUID exchange) {
    UUID job = id();
    sql(
        "INSERT INTO replay_job (buyer, id, preview, command, rests_on, seen, reason, asked_by,"
            + " state, started_at, finished_at)"
            + " VALUES (?, ?, false, '{\"stage\": \"RECEIVED\", \"bundle\": \"AS_IS\"}', ?, 's',"
            + " 'the mapping was mended', 'engineer', 'DONE', now(), now())",
        buyer,
        job,
        id());
    sql(
        "INSERT INTO replay_item (buyer, job_id, seq, exchange_id, state, was, outcome, done_at)"
            + " VALUES (?, ?, 1, ?, 'DONE', 'QUARANTINED', 'RECORDED', now())",
        buyer,
        job,
        exchange);
    UUID nowhere = new UUID(0, 0);
    sql(
        "INSERT INTO replay_change (buyer, job_id, at_site, documents, open, parts, messages)"
            + " VALUES (?, ?, ?, 1, true, '[]', '[]')",
        buyer,
        job,
        nowhere);
    sql(
        "INSERT INTO replay_escalation (buyer, job_id, at_site, escalation_id, outcome, kind,"
            + " visible_to) VALUES (?, ?, ?, ?, 'RAISED', 'SEVERE_FINDING', '{compliance}')",
        buyer,
        job,
        nowhere,
        id());
    sql(
        "INSERT INTO exchange_attempt (buyer, exchange_id, number, at, stage, outcome, problems,"
            + " asked_by, reason, job_id)"
            + " VALUES (?, ?, 2, now(), 'RECEIVED', 'RECORDED', '[]', 'engineer',"
            + " 'the mapping was mended', ?)",
        buyer,
        exchange,
        job);
  }

  public UUID bareSite() {
    UUID site = id();
    sql("INSERT INTO site (id) VALUES (?)", site);
    return site;
  }

  public UUID supply(String buyer, UUID site, String name) {
    sql(
        "INSERT INTO site_supply (buyer, site_id, connector, name, country, canonical, exchange_id,"
            + " supplied_at) VALUES (?, ?, 'amfori-bsci', ?, 'VN', ?::jsonb, ?, now())",
        buyer,
        site,
        name,
        """
        {"name": "%s", "localName": "Nhà máy", "sector": "apparel",
         "identifiers": [{"scheme": "amfori_site_id", "value": "156-%s", "level": "SITE"}],
         "address": {"streetAddress": "1 Mill Road", "addressLocality": "Đà Nẵng", "addressCountry": "VN"}}
        """
            .formatted(name, site),
        id());
    link(buyer, site);
    return site;
  }

  /** A pair of sites that may be one. */
  public UUID candidate(String buyer, UUID one, UUID two, double score) {
    UUID id = id();
    boolean ordered = one.toString().compareTo(two.toString()) < 0;
    sql(
        "INSERT INTO site_candidate (buyer, id, left_id, right_id, score, why, left_record,"
            + " right_record, found_at) VALUES (?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb, now())",
        buyer,
        id,
        ordered ? one : two,
        ordered ? two : one,
        score,
        "[\"names agree but for the unit\", \"same country\"]",
        """
        {"name": "Lotus Knit Unit 1", "address": "1 Mill Road", "country": "VN",
         "identifiers": [{"scheme": "amfori_site_id", "value": "156-000001-000"}]}""",
        """
        {"name": "Lotus Knit Unit 2", "country": "VN"}""");
    return id;
  }

  public void link(String buyer, UUID site) {
    sql(
        "INSERT INTO site_link (buyer, site_id, linked_from, basis)"
            + " VALUES (?, ?, now() - interval '1 day', 'EXACT_IDENTIFIER') ON CONFLICT DO NOTHING",
        buyer,
        site);
  }

  public UUID exchange(
      String buyer, String state, @Nullable UUID site, String nativeKey, String raw) {
    UUID id = id();
    byte[] bytes = raw.getBytes(StandardCharsets.UTF_8);
    sql(
        """
        INSERT INTO exchange (buyer, id, connector, document, transport, content_type, size, sha256,
            native_key, state, site_id, keys, problem_codes, problems, stages, received_at)
        VALUES (?, ?, 'amfori-bsci', 'audit', 'rest', 'application/xml', ?, ?, ?, ?, ?,
            ARRAY[? || '|native:' || ?], ARRAY['topic.unmapped'],
            '[{"kind": "UNMAPPABLE", "code": "topic.unmapped", "blocking": false,
               "message": "No topic for question 9.99", "path": "/audit/questions/question[3]/@code",
               "line": 41, "column": 7, "offset": 1200, "value": "9.99",
               "expected": "one of 81 questions",
               "mappingFile": "mappings/amfori-bsci/audit.in.jslt", "mappingLine": 37}]',
            '[{"stage": "received", "at": "2026-01-31T10:00:00Z", "outcome": "ok"},
              {"stage": "translated", "at": "2026-01-31T10:00:01Z", "outcome": "ok",
               "detail": "25 findings", "sha256": "abcdef0123456789"}]', now())\
        """,
        buyer,
        id,
        bytes.length,
        sha256(bytes),
        nativeKey,
        state,
        site,
        buyer,
        nativeKey);
    int half = bytes.length / 2;
    chunk(buyer, id, 0, Arrays.copyOfRange(bytes, 0, half));
    chunk(buyer, id, 1, Arrays.copyOfRange(bytes, half, bytes.length));
    return id;
  }

  private void chunk(String buyer, UUID exchange, int seq, byte[] bytes) {
    sql(
        "INSERT INTO payload (buyer, exchange_id, seq, bytes) VALUES (?, ?, ?, ?)",
        buyer,
        exchange,
        seq,
        bytes);
  }

  public void audit(String buyer, UUID site, UUID exchange, String nativeId, String code) {
    sql(
        "INSERT INTO audit_supply (buyer, scheme, native_id, site_id, connector, exchange_id,"
            + " revision, kind, ended_on, rating, rating_scale, zero_tolerance, findings,"
            + " supplied_at) VALUES (?, 'amfori-bsci', ?, ?, 'amfori-bsci', ?, 1, 'FULL',"
            + " '2026-01-20', 'D', 'amfori BSCI A-E', false, 1, now())",
        buyer,
        nativeId,
        site,
        exchange);
    sql(
        "INSERT INTO audit_revision (buyer, scheme, native_id, revision, exchange_id, content_hash,"
            + " received_at) VALUES (?, 'amfori-bsci', ?, 1, ?, '\\x00', now())",
        buyer,
        nativeId,
        exchange);
    sql(
        "INSERT INTO audit_rendition (buyer, scheme, native_id, revision, bundle_id, exchange_id,"
            + " canonical, canonical_sha256) VALUES (?, 'amfori-bsci', ?, 1, 'b', ?, ?, '\\x00')",
        buyer,
        nativeId,
        exchange,
        AvroCodec.encode(canonicalAudit(nativeId, code)));
  }

  /** An audit as it is understood, in place of what it said before. */
  public void audit(String buyer, UUID site, Audit audit) {
    UUID exchange = id();
    sql(
        "INSERT INTO audit_supply (buyer, scheme, native_id, site_id, connector, exchange_id,"
            + " revision, kind, zero_tolerance, findings, supplied_at) VALUES (?, ?, ?, ?,"
            + " 'amfori-bsci', ?, 1, ?, false, ?, now()) ON CONFLICT DO NOTHING",
        buyer,
        audit.getScheme(),
        audit.getNativeId(),
        site,
        exchange,
        audit.getKind().name(),
        audit.getFindings().size());
    sql(
        "INSERT INTO audit_rendition (buyer, scheme, native_id, revision, bundle_id, exchange_id,"
            + " canonical, canonical_sha256, rendered_at)"
            + " VALUES (?, ?, ?, 1, ?, ?, ?, '\\x00', clock_timestamp())",
        buyer,
        audit.getScheme(),
        audit.getNativeId(),
        exchange.toString(),
        exchange,
        AvroCodec.encode(audit));
    for (Finding finding : audit.getFindings()) {
      issue(buyer, site, audit, finding);
    }
    sql("UPDATE site SET version = version + 1 WHERE id = ?", site);
  }

  private void issue(String buyer, UUID site, Audit audit, Finding finding) {
    sql(
        "INSERT INTO site_issue (buyer, id, site_id, scheme, issue_key, native_code, topic,"
            + " severity, state, text, last_audit, observations) VALUES (?, ?, ?, ?, ?, ?, ?, ?,"
            + " 'OPEN', ?, ?, '[]') ON CONFLICT DO NOTHING",
        buyer,
        id(),
        site,
        audit.getScheme(),
        finding.getNativeCode(),
        finding.getNativeCode(),
        finding.getTopic(),
        finding.getSeverity().getLevel().name(),
        finding.getTexts().get(0).getText(),
        audit.getNativeId());
  }

  private static Audit canonicalAudit(String nativeId, String code) {
    Finding finding =
        Finding.newBuilder()
            .setNativeCode(code)
            .setTopic("fire_equipment")
            .setSeverity(Severity.newBuilder().setLevel(SeverityLevel.MAJOR).build())
            .setStatus(FindingStatus.OPEN)
            .setTexts(
                List.of(LocalisedText.newBuilder().setText("Extinguishers are empty").build()))
            .build();
    return Audit.newBuilder()
        .setScheme("amfori-bsci")
        .setNativeId(nativeId)
        .setRevision(1)
        .setKind(AuditKind.FULL)
        .setAnnouncement(Announcement.ANNOUNCED)
        .setOutcome(AuditOutcome.COMPLETED)
        .setZeroTolerance(false)
        .setSite(Site.newBuilder().build())
        .setFindings(List.of(finding))
        .build();
  }

  public void issue(String buyer, UUID site, String code, String state) {
    sql(
        "INSERT INTO site_issue (buyer, id, site_id, scheme, issue_key, native_code, topic,"
            + " severity, state, due_on, text, language, last_audit, observations) VALUES (?, ?, ?,"
            + " 'amfori-bsci', ?, ?, 'fire_equipment', 'MAJOR', ?, '2026-05-01',"
            + " 'Extinguishers are empty', 'en', '20-00001', '[]')",
        buyer,
        id(),
        site,
        code,
        code,
        state);
  }

  public void escalation(String buyer, UUID site, UUID exchange, String code, String... visibleTo) {
    sql(
        "INSERT INTO escalation (buyer, id, site_id, kind, state, scheme, finding_code, topic,"
            + " raised_at, clocks, visible_to, texts, exchange_id) VALUES (?, ?, ?,"
            + " 'ZERO_TOLERANCE', 'RAISED', 'amfori-bsci', ?, 'child_labour', now(),"
            + " '[{\"name\": \"members-meet\", \"dueAt\": \"2026-02-03T10:00:00Z\","
            + " \"source\": \"amfori protocol\"}]', ?,"
            + " '[{\"text\": \"A child was seen at work\", \"language\": \"en\"}]', ?)",
        buyer,
        id(),
        site,
        code,
        visibleTo,
        exchange);
  }

  private void followed(String buyer, UUID site) {
    UUID remedy = id();
    sql(
        "INSERT INTO escalation_step (buyer, id, escalation_id, act, state_before, state_after,"
            + " made_by, told_at) SELECT buyer, ?, id, 'NOTE', state, state, 'officer', now()"
            + " FROM escalation WHERE buyer = ? AND site_id = ?",
        id(),
        buyer,
        site);
    sql(
        "INSERT INTO remedy (buyer, id, escalation_id, kind, opened_by, told_at)"
            + " SELECT buyer, ?, id, 'reinstatement', 'officer', now() FROM escalation"
            + " WHERE buyer = ? AND site_id = ?",
        remedy,
        buyer,
        site);
    sql(
        "INSERT INTO remedy_entry (buyer, id, remedy_id, kind, note, made_by, told_at)"
            + " VALUES (?, ?, ?, 'WITHDRAWAL', 'not owed', 'officer', now())",
        buyer,
        id(),
        remedy);
  }

  public void recommendation(String buyer, UUID site) {
    sql(
        """
        INSERT INTO recommendation (buyer, site_id, site_version, canonical, catalogue_version)
        VALUES (?, ?, 1, '{"siteId": "s", "buyer": "b", "siteVersion": 1, "uncovered": ["wages"],
          "escalated": ["child_labour"], "modules": [{"siteId": "s", "buyer": "b", "module": "WC",
          "rank": 1, "role": "foundation", "prerequisites": [], "catalogueVersion": "1",
          "reasons": [{"topic": "fire_equipment", "scheme": "amfori-bsci", "nativeCode": "7.14",
            "rule": "mappings/score/matching-rules.csv#fire_equipment",
            "explanation": "The site has not had Workplace Cooperation"}]}]}', ?)\
        """,
        buyer,
        site,
        rules.rules().version());
  }

  public void training(String buyer, UUID site, String kind, String canonical) {
    sql(
        "INSERT INTO training_record (buyer, kind, native_id, site_id, revision, content_hash,"
            + " canonical, exchange_id) VALUES (?, ?, ?, ?, 1, '\\x00', ?::jsonb, ?)",
        buyer,
        kind,
        "n-" + id(),
        site,
        canonical,
        id());
  }

  public void consent(String grantor, String grantee, UUID site, String dataClass) {
    sql(
        "INSERT INTO consent (buyer, site_id, grantee, data_class, valid_from, exchange_id)"
            + " VALUES (?, ?, ?, ?, now() - interval '1 day', ?)",
        grantor,
        site,
        grantee,
        dataClass,
        id());
  }

  public UUID delivery(String buyer, UUID site, UUID cause, String state, String content) {
    UUID id = id();
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    sql(
        "INSERT INTO delivery (buyer, id, site_id, connector, document, version, state,"
            + " idempotency_key, content, content_type, content_sha256, canonical, cause_exchange,"
            + " attempts, receipt) VALUES (?, ?, ?, 'amfori-bsci', 'improvement-progress', ?, ?,"
            + " 'key-1', ?, 'application/xml', ?, '{\"siteId\": \"s\"}', ?, 1, 'receipt-7')",
        buyer,
        id,
        site,
        COUNT.incrementAndGet(),
        state,
        bytes,
        sha256(bytes),
        cause);
    sql(
        "INSERT INTO delivery_attempt (buyer, delivery_id, number, at, finished_at, outcome,"
            + " status) VALUES (?, ?, 1, now(), now(), 'accepted', '200')",
        buyer,
        id);
    return id;
  }

  /** A row in every table that holds an organisation's data. */
  public UUID everything(String buyer) {
    UUID site = site(buyer, "Everything " + id());
    UUID exchange = exchange(buyer, "RECORDED", site, "n-" + id(), "<audit/>");
    audit(buyer, site, exchange, "a-" + id(), "7.14");
    issue(buyer, site, "7.14", "OPEN");
    connectorRows(buyer, exchange);
    escalation(buyer, site, exchange, "8.1", "compliance");
    followed(buyer, site);
    sql(
        "INSERT INTO work_assignment (buyer, kind, item_id, assignee, assigned_by)"
            + " VALUES (?, 'DOCUMENT', ?, 'officer', 'officer')",
        buyer,
        exchange);
    sql(
        "INSERT INTO kept_figures (buyer, kind, filter, seen, ground, counted_at, took_ms, figures)"
            + " VALUES (?, 'isolation', ?, '', '', now(), 1, '{}')",
        buyer,
        id().toString());
    sql(
        "INSERT INTO saved_view (buyer, id, username, name, query)"
            + " VALUES (?, ?, 'officer', 'late', 'late=true')",
        buyer,
        id());
    UUID set = id();
    sql(
        "INSERT INTO requirement_set (buyer, id, name, created_by) VALUES (?, ?, 'Ours', 'u')",
        buyer,
        set);
    sql(
        "INSERT INTO requirement_set_version (buyer, set_id, version, content, content_sha256,"
            + " requirements, saved_by) VALUES (?, ?, 1, 'id', ?, 1, 'u')",
        buyer,
        set,
        "0".repeat(64));
    sql(
        "INSERT INTO requirement_default (buyer, chosen, chosen_by)"
            + " VALUES (?, 'eti-base-code', 'u') ON CONFLICT DO NOTHING",
        buyer);
    recommendation(buyer, site);
    training(buyer, site, "VISIT", "{}");
    consent(buyer, BRAND, bareSite(), "AUDITS");
    delivery(buyer, site, exchange, "ACCEPTED", "<progress/>");
    sql(
        "INSERT INTO receiver_send (buyer, connector, at, retry)"
            + " VALUES (?, 'amfori-bsci', now(), false)",
        buyer);
    sql(
        "INSERT INTO issued_passport (buyer, id, site_id, key_id, content_sha256, issued_at,"
            + " valid_until, token) VALUES (?, ?, ?, 'k', '\\x00', now(), now(), 't')",
        buyer,
        id(),
        site);
    sql(
        "INSERT INTO recommendation_approval (buyer, id, site_id, provider, site_version,"
            + " canonical, approved_by, due_at) VALUES (?, ?, ?, ?, 1, '{}', 'u', now())",
        buyer,
        id(),
        site,
        PROGRAMME);
    sql(
        "INSERT INTO idempotency_key (buyer, connector, key, sha256, exchange_id)"
            + " VALUES (?, 'amfori-bsci', ?, '\\x00', ?)",
        buyer,
        "k-" + id(),
        exchange);
    sql(
        "INSERT INTO poll_cursor (buyer, connector, document, cursor)"
            + " VALUES (?, 'seeded', 'audit', 'c') ON CONFLICT DO NOTHING",
        buyer);
    sql(
        "INSERT INTO review_item (buyer, id, kind, exchange_id, subject)"
            + " VALUES (?, ?, 'UNMAPPED_FINDING', ?, '{}')",
        buyer,
        id(),
        exchange);
    sql(
        "INSERT INTO finding_correction (buyer, id, covers, scheme, topic, was, issue_id, made_by,"
            + " applied_at) VALUES (?, ?, 'ISSUE', 'seeded', 't', 't', ?, 'somebody', now())",
        buyer,
        id(),
        id());
    sql(
        "INSERT INTO reconciliation_decision (buyer, id, site_id, row_key, verdict, ground,"
            + " ground_sha256, decided_by) VALUES (?, ?, ?, 'fire_equipment', 'SAME_ISSUE', '{}', ?, 'u')",
        buyer,
        id(),
        site,
        "0".repeat(64));
    sql(
        "INSERT INTO site_contradiction (buyer, at_site, row_key, points, since)"
            + " VALUES (?, ?, 'fire_equipment', '{SEVERITY}', now())",
        buyer,
        id());
    sql(
        "INSERT INTO evidence_pack (buyer, id, at_site, form, made_by, roles, made_at, sections,"
            + " sha256) VALUES (?, ?, ?, 'JSON', 'u', '{}', now(), '[]', ?)",
        buyer,
        id(),
        site,
        "0".repeat(64));
    sql(
        "INSERT INTO site_lookup (buyer, connector, site_id, asked_at, asked_by, asked_for, outcome,"
            + " again_at) VALUES (?, 'seeded', ?, now(), 'name', 'n', 'answered', now())",
        buyer,
        site);
    sql(
        "INSERT INTO facility_match (buyer, site_id, registry, registry_id, matched_by,"
            + " exchange_id, seen_at) VALUES (?, ?, 'seeded', 'r', 'name', ?, now())",
        buyer,
        site,
        exchange);
    sql(
        "INSERT INTO document_shape (buyer, connector, document, hash, fields, seen, first_seen,"
            + " last_seen, exchange_id) VALUES (?, 'seeded', 'audit', ?, '{}', 1, now(), now(), ?)",
        buyer,
        "h-" + id(),
        exchange);
    sql(
        "INSERT INTO drift_entry (buyer, id, connector, document, kind, path, in_use, exchange_id,"
            + " shape_hash, bundle_id, first_seen, last_seen) VALUES (?, ?, 'seeded', 'audit',"
            + " 'GAINED', '/x', false, ?, 'h', 'b', now(), now())",
        buyer,
        id(),
        exchange);
    sql(
        "INSERT INTO site_change (buyer, id, kind, stays_id, other_id, preview, asked_by, state)"
            + " VALUES (?, ?, 'MERGE', ?, ?, false, 'u', 'REFUSED')",
        buyer,
        id(),
        site,
        id());
    candidate(buyer, site, bareSite(), 0.6);
    sql(
        "INSERT INTO enrolment_step (buyer, native_id, number, state, arrived_at, counted,"
            + " exchange_id) VALUES (?, ?, 1, 'ENROLLED', now(), true, ?)",
        buyer,
        "e-" + id(),
        exchange);
    sql(
        "INSERT INTO cohort_board (buyer, composed_at, needs) VALUES (?, now(), '[]')"
            + " ON CONFLICT DO NOTHING",
        buyer);
    sql(
        "INSERT INTO site_profile (buyer, site_id, connector, country, search_text, search_keys,"
            + " exchange_id) VALUES (?, ?, 'seeded', 'VN', 's', '{}', ?)",
        buyer,
        site,
        exchange);
    replay(buyer, exchange);
    sql(
        "INSERT INTO alert (buyer, id, direction, connector, document, state, code, path, count,"
            + " window_from, window_to, sample_id, sending, due_at)"
            + " VALUES (?, ?, 'in', 'seeded', 'audit', 'PARKED', 'c', '', 1, now(), now(), ?, 'SENT', now())",
        buyer,
        id(),
        id());
    sql(
        "INSERT INTO erasure (buyer, id, kind, record_id, reason, basis, asked_by, problem)"
            + " VALUES (?, ?, 'exchange', ?, 'r', 'b', 'u', 'refused')",
        buyer,
        id(),
        id());
    sql(
        "INSERT INTO bulk_split (buyer, exchange_id, finished_at) VALUES (?, ?, now())",
        buyer,
        id());
    sql(
        "INSERT INTO site_record (buyer, connector, document, native_id, site_id, revision,"
            + " content_hash, exchange_id, supplied_at)"
            + " VALUES (?, 'amfori-bsci', 'site', ?, ?, 1, '\\x00', ?, now())",
        buyer,
        "s-" + id(),
        site,
        exchange);
    standing(buyer, site);
    subscription(buyer);
    sql(
        "INSERT INTO outbox (buyer, lane, event_id, topic, type, subject, schema_name, payload)"
            + " VALUES (?, 99, ?, 't', 't', 's', 'n', '\\x00')",
        buyer,
        id());
    return site;
  }

  private void standing(String buyer, UUID site) {
    training(buyer, site, "ENROLMENT", "{\"module\": \"WC\", \"state\": \"VISITS\"}");
    sql(
        "INSERT INTO site_standing (buyer, at_site, sort, search, identifiers, audits, open_issues,"
            + " modules, version) VALUES (?, ?, 's', 's', '{}', 0, 0, '{}', 1)"
            + " ON CONFLICT DO NOTHING",
        buyer,
        site);
    sql(
        "INSERT INTO site_standing_ground (buyer, at_site, audits, issues)"
            + " VALUES (?, ?, '{}', '{}') ON CONFLICT DO NOTHING",
        buyer,
        site);
    sql(
        "INSERT INTO training_standing (buyer, at_site, data_class, code, stage)"
            + " VALUES (?, ?, 'TRAINING_PROGRESS', 'WC', 'VISITS') ON CONFLICT DO NOTHING",
        buyer,
        site);
    sql(
        "INSERT INTO supplier_change (buyer, at_site, first_site, kind, after, version)"
            + " VALUES (?, ?, ?, 'NEW_SUPPLIER', '{}', 1)",
        buyer,
        site,
        site);
    sql(
        "INSERT INTO supplier_visit (buyer, username, seen_id) VALUES (?, 'officer', 0)"
            + " ON CONFLICT DO NOTHING",
        buyer);
  }

  private void subscription(String buyer) {
    UUID id = id();
    sql(
        "INSERT INTO subscription (buyer, id, username, name, query, kinds, way, target, language,"
            + " zone, rhythm, hour, tell_nothing, state, token_sha256, told_until, next_at)"
            + " VALUES (?, ?, 'officer', 'n', '', '{}', 'EMAIL', 'a@b.example', 'en', 'UTC',"
            + " 'DAILY', 7, false, 'PAUSED', '\\x00', 0, now())",
        buyer,
        id);
    sql("INSERT INTO subscription_secret VALUES (?, ?, '\\x00')", buyer, id);
    sql(
        "INSERT INTO digest (buyer, id, subscription_id, kind, after_id, until_id, state)"
            + " VALUES (?, ?, ?, 'NEWS', 0, 0, 'SENT')",
        buyer,
        id(),
        id);
  }

  /** Lets the standing of a site be composed anew, as anything recorded there does. */
  public void changed(UUID site) {
    sql("UPDATE site SET version = version + 1 WHERE id = ?", site);
  }

  /** What is settled is sealed within seconds, and not within a minute. */
  public void sealSoon() {
    sql("UPDATE seal_queue SET queued_at = queued_at - interval '1 hour'");
  }

  public static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  public static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
