package org.scorehub.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.CanonicalJson;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.avro.Enrolment;
import org.scorehub.canonical.avro.EnrolmentState;
import org.scorehub.canonical.avro.KpiReading;
import org.scorehub.intake.CanonicalRecorder;
import org.scorehub.intake.NativeContent;
import org.scorehub.intake.Recording;
import org.scorehub.intake.SiteDocument;
import org.scorehub.journal.ExchangeState;
import org.springframework.stereotype.Component;

/**
 * Records enrolments, visits, KPI readings and improvement projects as their provider sends them.
 */
@Component
final class TrainingRecorder implements CanonicalRecorder {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private record Key(String buyer, String kind, String nativeId) {}

  /**
   * A record as it stands.
   *
   * @param canonical as JSON
   * @param receivedAt when the hub received it
   */
  private record Stored(
      int revision,
      byte[] contentHash,
      EnrolmentSteps.@Nullable Known step,
      String canonical,
      Instant receivedAt) {}

  private final Consents consents;
  private final EnrolmentHistory history;
  private final TrainingEffects effects;
  private final KpiCatalogue kpis;

  TrainingRecorder(
      Consents consents, EnrolmentHistory history, TrainingEffects effects, KpiCatalogue kpis) {
    this.consents = consents;
    this.history = history;
    this.effects = effects;
    this.kpis = kpis;
  }

  @Override
  public Set<Class<? extends SpecificRecord>> types() {
    return Stream.of(TrainingKind.values()).map(TrainingKind::type).collect(Collectors.toSet());
  }

  @Override
  public void record(List<SiteDocument> documents, Recording recording) {
    Map<Key, Stored> stored = stored(documents, recording);
    Map<Key, Object[]> rows = new LinkedHashMap<>();
    Set<SiteDocument> changed = new LinkedHashSet<>();
    Set<SiteDocument> late = new LinkedHashSet<>();
    Set<SiteDocument> again = new LinkedHashSet<>();
    for (SiteDocument document : documents) {
      Key key = key(document);
      Stored known = stored.get(key);
      byte[] hash = NativeContent.hash(document.translation().nativeTree());
      recording.key(document, "native", key.nativeId());
      if (known != null && recording.isRepeated() && isOld(document, known, hash)) {
        if (again(document, known, hash, recording)) {
          rows.put(key, row(document, key, known.revision(), hash));
          again.add(document);
        }
      } else if (known != null && Arrays.equals(known.contentHash(), hash)) {
        recording.settle(
            document,
            ExchangeState.UNCHANGED,
            known.revision(),
            "same content as revision " + known.revision());
      } else if (known != null && isLate(known, document)) {
        late.add(document);
        settleLate(document, known, recording);
      } else {
        int revision = known == null ? 1 : known.revision() + 1;
        stored.put(
            key,
            new Stored(
                revision,
                hash,
                step(document),
                CanonicalJson.write(document.canonical()).toString(),
                document.received().receivedAt()));
        rows.put(key, row(document, key, revision, hash));
        changed.add(document);
        recording.settle(document, ExchangeState.RECORDED, revision, "revision " + revision);
        problems(document, known).forEach(problem -> recording.report(document, problem));
      }
    }
    write(List.copyOf(rows.values()), recording);
    history.record(documents, changed, late, recording);
    changed.addAll(again);
    consents.record(changed, recording);
    consents.revoke(late, recording);
    effects.apply(changed, recording);
  }

  /** In a replay: what is recorded with this content already, or has been overtaken since. */
  private static boolean isOld(SiteDocument document, Stored known, byte[] hash) {
    return Arrays.equals(known.contentHash(), hash)
        || document.received().receivedAt().isBefore(known.receivedAt());
  }

  /**
   * Whether the same content reads otherwise now; settles the document.
   *
   * @return false if the record stays as it is
   */
  private static boolean again(
      SiteDocument document, Stored known, byte[] hash, Recording recording) {
    document.site().setSiteId(document.siteId().toString());
    boolean same = Arrays.equals(known.contentHash(), hash);
    boolean changed =
        same
            && !tree(CanonicalJson.write(document.canonical()).toString())
                .equals(tree(known.canonical()));
    recording.settle(
        document,
        changed ? ExchangeState.RECORDED : ExchangeState.UNCHANGED,
        known.revision(),
        changed
            ? "revision " + known.revision() + " translated again"
            : same
                ? "revision " + known.revision() + " as before"
                : "received before revision " + known.revision() + ", which stands");
    return changed;
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored record is not JSON", e);
    }
  }

  private static boolean isLate(Stored known, SiteDocument document) {
    return known.step() != null
        && document.canonical() instanceof Enrolment enrolment
        && !EnrolmentSteps.replaces(known.step(), enrolment);
  }

  private static void settleLate(SiteDocument document, Stored known, Recording recording) {
    recording.settle(
        document,
        ExchangeState.RECORDED,
        known.revision(),
        "an older state, kept as history; revision " + known.revision() + " stands");
    if (known.step() != null && document.canonical() instanceof Enrolment enrolment) {
      recording.report(document, EnrolmentSteps.late(known.step(), enrolment));
    }
  }

  private List<Problem> problems(SiteDocument document, @Nullable Stored known) {
    if (document.canonical() instanceof Enrolment enrolment) {
      return EnrolmentSteps.problems(known == null ? null : known.step(), enrolment);
    }
    return document.canonical() instanceof KpiReading reading
        ? ReadingProblems.of(KpiPoint.of(reading), kpis)
        : List.of();
  }

  private static EnrolmentSteps.@Nullable Known step(SiteDocument document) {
    return document.canonical() instanceof Enrolment enrolment
        ? new EnrolmentSteps.Known(enrolment.getState(), enrolment.getIssuedAt())
        : null;
  }

  private static Map<Key, Stored> stored(List<SiteDocument> documents, Recording recording) {
    List<Key> keys = documents.stream().map(TrainingRecorder::key).distinct().toList();
    Map<Key, Stored> stored = new HashMap<>();
    recording
        .jdbc()
        .query(
            """
            SELECT t.buyer, t.kind, t.native_id, t.revision, t.content_hash,
                   t.canonical ->> 'state', t.canonical ->> 'issuedAt', t.canonical,
                   coalesce(e.received_at, t.updated_at)
              FROM unnest(?::text[], ?::text[], ?::text[]) AS wanted (buyer, kind, native_id)
              JOIN training_record t USING (buyer, kind, native_id)
              LEFT JOIN exchange e ON (e.buyer, e.id) = (t.buyer, t.exchange_id)""",
            row -> {
              stored.put(
                  new Key(row.getString(1), row.getString(2), row.getString(3)),
                  new Stored(
                      row.getInt(4),
                      row.getBytes(5),
                      step(row),
                      row.getString(8),
                      row.getTimestamp(9).toInstant()));
            },
            keys.stream().map(Key::buyer).toArray(String[]::new),
            keys.stream().map(Key::kind).toArray(String[]::new),
            keys.stream().map(Key::nativeId).toArray(String[]::new));
    return stored;
  }

  private static EnrolmentSteps.@Nullable Known step(ResultSet row) throws SQLException {
    if (!TrainingKind.ENROLMENT.name().equals(row.getString(2)) || row.getString(6) == null) {
      return null;
    }
    String issuedAt = row.getString(7);
    return new EnrolmentSteps.Known(
        EnrolmentState.valueOf(row.getString(6)),
        issuedAt == null ? null : Instant.parse(issuedAt));
  }

  private static void write(List<Object[]> rows, Recording recording) {
    recording
        .jdbc()
        .batchUpdate(
            """
            INSERT INTO training_record (buyer, kind, native_id, site_id, module, revision,
                content_hash, canonical, exchange_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)
            ON CONFLICT (buyer, kind, native_id) DO UPDATE SET site_id = excluded.site_id,
                module = excluded.module, revision = excluded.revision,
                content_hash = excluded.content_hash, canonical = excluded.canonical,
                exchange_id = excluded.exchange_id, updated_at = now()""",
            new ArrayList<>(rows));
  }

  private static Object[] row(SiteDocument document, Key key, int revision, byte[] hash) {
    SpecificRecord canonical = document.canonical();
    document.site().setSiteId(document.siteId().toString());
    return new Object[] {
      key.buyer(),
      key.kind(),
      key.nativeId(),
      document.siteId(),
      text(canonical, "module"),
      revision,
      hash,
      CanonicalJson.write(canonical).toString(),
      document.received().id()
    };
  }

  private static Key key(SiteDocument document) {
    return new Key(
        document.buyer(),
        TrainingKind.of(document.canonical()).name(),
        String.valueOf(text(document.canonical(), "nativeId")));
  }

  private static @Nullable String text(SpecificRecord record, String field) {
    Object value = record.get(record.getSchema().getField(field).pos());
    return value == null ? null : value.toString();
  }
}
