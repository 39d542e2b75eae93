package org.scorehub.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.AvroCodec;
import org.scorehub.canonical.avro.Audit;
import org.scorehub.canonical.avro.AuditKind;
import org.scorehub.canonical.avro.Finding;
import org.scorehub.intake.Earlier;
import org.scorehub.intake.HubEvent;
import org.scorehub.intake.NativeContent;
import org.scorehub.intake.Recording;
import org.scorehub.intake.SiteDocument;
import org.scorehub.journal.ExchangeState;
import org.scorehub.matching.Matcher;

/** One batch of audits on its way into the tables. */
final class AuditBatch {

  private final AuditRows rows;
  private final Recording recording;
  private final Matcher matcher;
  private final Renditions renditions;
  private final Map<AuditKey, CurrentRevision> current;
  private final Set<AuditKey> supplied;
  private final Map<AuditKey, RecordedAudit> effective = new LinkedHashMap<>();
  private final Map<AuditKey, List<SiteDocument>> waiting = new HashMap<>();
  private final List<RecordedAudit> left = new ArrayList<>();

  AuditBatch(AuditRows rows, Recording recording, List<SiteDocument> documents, Matcher matcher) {
    this.rows = rows;
    this.recording = recording;
    this.matcher = matcher;
    this.renditions = new Renditions(recording.jdbc(), matcher);
    this.current = rows.current(documents.stream().map(AuditKey::of).distinct().toList());
    this.supplied = rows.existing(parents(documents));
    this.supplied.addAll(current.keySet());
  }

  /** Keeps and settles one document; rows are written later. */
  void record(SiteDocument document) {
    AuditKey key = AuditKey.of(document);
    byte[] hash = NativeContent.hash(document.translation().nativeTree());
    CurrentRevision known = current.get(key);
    addKeys(document);
    Earlier earlier = recording.earlier(document);
    if (known != null && earlier != null && isRevision(key, earlier, hash)) {
      render(document, known, earlier);
      return;
    }
    if (known != null && Arrays.equals(known.contentHash(), hash)) {
      recording.settle(
          document,
          ExchangeState.UNCHANGED,
          known.revision(),
          "same content as revision " + known.revision());
      return;
    }
    RecordedAudit audit = RecordedAudit.of(document, known == null ? 1 : known.last() + 1);
    FindingAnswers.place(audit.canonical(), matcher);
    byte[] canonical = AvroCodec.encode(audit.canonical());
    rows.revision(audit, hash);
    rows.rendition(audit, document.bundleId(), canonical, matcher.rules().version());
    if (known != null && isNewer(known, audit)) {
      keepAsHistory(document, audit, known);
    } else {
      makeCurrent(document, audit, known, hash);
    }
  }

  private boolean isNewer(CurrentRevision known, RecordedAudit audit) {
    Instant issuedAt = audit.canonical().getIssuedAt();
    return recording.isRepeated()
        ? known.isNewerThan(issuedAt, audit.receivedAt())
        : known.isNewerThan(issuedAt);
  }

  private boolean isRevision(AuditKey key, Earlier earlier, byte[] hash) {
    Integer revision = earlier.revision();
    return revision != null && (earlier.translated() || renditions.says(key, revision, hash));
  }

  /** A revision in another translation: a rendition. It takes effect if the revision counts. */
  private void render(SiteDocument document, CurrentRevision known, Earlier earlier) {
    RecordedAudit audit = RecordedAudit.of(document, Objects.requireNonNull(earlier.revision()));
    FindingAnswers.place(audit.canonical(), matcher);
    byte[] canonical = AvroCodec.encode(audit.canonical());
    if (!earlier.translated()) {
      if (renditions.isAsBefore(audit, canonical)) {
        recording.settle(
            document,
            ExchangeState.UNCHANGED,
            audit.revision(),
            "revision " + audit.revision() + " as before");
        return;
      }
      rows.rendition(audit, document.bundleId(), canonical, matcher.rules().version());
    }
    String detail = "revision " + audit.revision() + " translated again";
    if (audit.revision() == known.revision()) {
      takeEffect(document, audit, known, detail);
    } else {
      recording.settle(
          document,
          ExchangeState.RECORDED,
          audit.revision(),
          detail + "; it is history, revision " + known.revision() + " stands");
    }
  }

  private void keepAsHistory(SiteDocument document, RecordedAudit audit, CurrentRevision known) {
    current.put(
        audit.key(),
        new CurrentRevision(
            known.revision(),
            audit.revision(),
            known.contentHash(),
            known.issuedAt(),
            known.receivedAt(),
            known.site()));
    recording.settle(
        document,
        ExchangeState.RECORDED,
        audit.revision(),
        "issued before revision " + known.revision() + ", kept as history");
  }

  private void makeCurrent(
      SiteDocument document, RecordedAudit audit, @Nullable CurrentRevision known, byte[] hash) {
    current.put(
        audit.key(),
        new CurrentRevision(
            audit.revision(),
            audit.revision(),
            hash,
            audit.canonical().getIssuedAt(),
            audit.receivedAt(),
            audit.siteId()));
    takeEffect(document, audit, known, "current revision");
  }

  private void takeEffect(
      SiteDocument document, RecordedAudit audit, @Nullable CurrentRevision known, String said) {
    String detail = said;
    if (known != null && !known.site().equals(audit.siteId())) {
      left.add(DepartedAudit.of(audit, known.site(), recording));
      detail += "; it was recorded at another site: what only it had said there is withdrawn";
    }
    AuditKey parent = parent(audit);
    boolean waits = parent != null && !supplied.contains(parent);
    supplied.add(audit.key());
    rows.supply(audit, waits);
    if (waits) {
      waiting.computeIfAbsent(parent, key -> new ArrayList<>()).add(document);
      effective.remove(audit.key());
      recording.settle(
          document,
          ExchangeState.WAITING,
          audit.revision(),
          "waits for audit " + audit.canonical().getParentNativeId());
      return;
    }
    effective.remove(audit.key());
    effective.put(audit.key(), audit);
    recording.settle(document, ExchangeState.RECORDED, audit.revision(), detail);
    publish(audit);
    releaseFrom(audit.key());
  }

  private void releaseFrom(AuditKey parent) {
    for (SiteDocument document : waiting.getOrDefault(parent, List.of())) {
      AuditKey key = AuditKey.of(document);
      CurrentRevision revision = current.get(key);
      if (revision != null) {
        RecordedAudit audit = RecordedAudit.of(document, revision.revision());
        rows.supply(audit, false);
        effective.put(key, audit);
        recording.settle(document, ExchangeState.RECORDED, audit.revision(), "current revision");
        publish(audit);
      }
    }
    waiting.remove(parent);
  }

  /** Follow-ups of earlier batches that waited for an audit of this one. */
  void releaseWaiting() {
    List<AuditRows.Waiting> released =
        rows.waitingFor(effective.keySet().stream().filter(key -> !isFollowUp(key)).toList());
    for (AuditRows.Waiting followUp : released) {
      long version = lock(followUp);
      RecordedAudit audit =
          new RecordedAudit(
              followUp.key(),
              followUp.siteId(),
              version,
              "",
              followUp.exchangeId(),
              recording.now(),
              followUp.revision(),
              AvroCodec.decode(Audit.class, followUp.canonical()));
      effective.putIfAbsent(followUp.key(), audit);
      publish(audit);
    }
    rows.released(released);
  }

  /** Audits that count now, those that have left a site before them. */
  List<RecordedAudit> effective() {
    List<RecordedAudit> all = new ArrayList<>(left);
    all.addAll(effective.values());
    return all;
  }

  private boolean isFollowUp(AuditKey key) {
    RecordedAudit audit = effective.get(key);
    return audit != null && audit.canonical().getKind() == AuditKind.FOLLOW_UP;
  }

  private long lock(AuditRows.Waiting followUp) {
    return recording
        .jdbc()
        .query(
            "SELECT version FROM site WHERE id = ? FOR NO KEY UPDATE",
            (row, n) -> row.getLong(1),
            followUp.siteId())
        .get(0);
  }

  private void publish(RecordedAudit audit) {
    recording.publish(
        new HubEvent(
            audit.key().buyer(),
            audit.siteId(),
            audit.siteVersion(),
            "org.scorehub.audit.recorded.v1",
            audit.canonical(),
            audit.exchangeId()));
  }

  private void addKeys(SiteDocument document) {
    Audit audit = (Audit) document.canonical();
    recording.key(document, "native", audit.getNativeId());
    for (Finding finding : audit.getFindings()) {
      if (finding.getNativeCode() != null) {
        recording.key(document, "code", finding.getNativeCode());
      }
    }
  }

  private static @Nullable AuditKey parent(RecordedAudit audit) {
    String parent = audit.canonical().getParentNativeId();
    boolean followUp = audit.canonical().getKind() == AuditKind.FOLLOW_UP;
    return followUp && parent != null ? audit.key().parent(parent) : null;
  }

  private static Set<AuditKey> parents(Collection<SiteDocument> documents) {
    Set<AuditKey> parents = new HashSet<>();
    for (SiteDocument document : documents) {
      String parent = ((Audit) document.canonical()).getParentNativeId();
      if (parent != null) {
        parents.add(AuditKey.of(document).parent(parent));
      }
    }
    return parents;
  }
}
