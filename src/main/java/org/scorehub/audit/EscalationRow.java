package org.scorehub.audit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.CanonicalJson;
import org.scorehub.canonical.avro.EscalationClock;
import org.scorehub.canonical.avro.EscalationKind;
import org.scorehub.canonical.avro.EscalationState;
import org.scorehub.canonical.avro.Finding;
import org.scorehub.canonical.avro.LocalisedText;
import org.scorehub.matching.EscalationDeadline;
import org.scorehub.matching.RaisedEscalation;

/**
 * An escalation to be stored. One matter of one site has one id, whichever audits and alerts report
 * it.
 *
 * @param siteVersion version of the site it belongs to, 0 if the site is unknown
 */
record EscalationRow(
    String buyer,
    UUID id,
    @Nullable UUID siteId,
    long siteVersion,
    EscalationKind kind,
    @Nullable String category,
    EscalationState state,
    String scheme,
    @Nullable String auditNativeId,
    @Nullable String nativeId,
    @Nullable String findingCode,
    @Nullable String topic,
    Instant raisedAt,
    List<EscalationDeadline> clocks,
    List<String> visibleTo,
    List<LocalisedText> texts,
    UUID exchangeId) {

  EscalationRow {
    clocks = List.copyOf(clocks);
    visibleTo = List.copyOf(visibleTo);
    texts = List.copyOf(texts);
  }

  static EscalationRow of(RecordedAudit audit, Finding finding, RaisedEscalation raised) {
    String subject = IssueLedger.key(finding);
    return new EscalationRow(
        audit.key().buyer(),
        id(audit.key().buyer(), audit.key().scheme(), audit.siteId().toString(), subject),
        audit.siteId(),
        audit.siteVersion(),
        raised.kind(),
        null,
        EscalationState.RAISED,
        audit.key().scheme(),
        audit.key().nativeId(),
        null,
        finding.getNativeCode(),
        raised.topic(),
        raised.raisedAt(),
        raised.clocks(),
        raised.visibleTo(),
        finding.getTexts(),
        audit.exchangeId());
  }

  /**
   * What an issue raises outside an audit.
   *
   * @param exchangeId that supplied the audit which observed it last
   */
  static EscalationRow of(
      SiteView view, long siteVersion, Issue issue, RaisedEscalation raised, UUID exchangeId) {
    LocalisedText text = issue.words();
    return new EscalationRow(
        view.buyer(),
        id(view, issue),
        view.siteId(),
        siteVersion,
        raised.kind(),
        null,
        EscalationState.RAISED,
        issue.scheme(),
        issue.latest().auditNativeId(),
        null,
        issue.nativeCode(),
        raised.topic(),
        raised.raisedAt(),
        raised.clocks(),
        raised.visibleTo(),
        text == null ? List.of() : List.of(text),
        exchangeId);
  }

  static UUID id(SiteView view, Issue issue) {
    return id(view.buyer(), issue.scheme(), view.siteId().toString(), issue.key());
  }

  static UUID id(String buyer, String scheme, @Nullable String place, @Nullable String subject) {
    String name = buyer + '|' + scheme + '|' + place + '|' + subject;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  List<EscalationClock> canonicalClocks() {
    return clocks.stream().map(c -> new EscalationClock(c.name(), c.dueAt(), c.source())).toList();
  }

  String clocksJson() {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    canonicalClocks().forEach(clock -> array.add(CanonicalJson.write(clock)));
    return array.toString();
  }

  String textsJson() {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    texts.forEach(text -> array.add(CanonicalJson.write(text)));
    return array.toString();
  }
}
