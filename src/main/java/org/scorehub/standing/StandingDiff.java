package org.scorehub.standing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.standing.SiteStanding.Audits;

/**
 * Tells two standings apart in the words of a supplier's news. The same standing again is no news,
 * whatever was recorded in between.
 */
final class StandingDiff {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private StandingDiff() {}

  /** What is new at a site for its organisation; without an earlier standing only that it is. */
  static List<SupplierChange> of(
      StandingKey key, @Nullable SiteStanding before, SiteStanding after) {
    if (before == null) {
      ObjectNode told = audit(after.audits()).put("issues", after.issues().size());
      return List.of(new SupplierChange(key, ChangeKind.NEW_SUPPLIER, null, null, told));
    }
    List<SupplierChange> changes = new ArrayList<>();
    audits(key, before.audits(), after.audits(), changes);
    rating(key, before.audits(), after.audits(), changes);
    issues(key, ChangeKind.ISSUES_OPENED, before.issues(), after.issues(), changes);
    issues(key, ChangeKind.ISSUES_CLOSED, after.issues(), before.issues(), changes);
    modules(key, ChangeKind.MODULES_RECOMMENDED, before.modules(), after.modules(), changes);
    modules(key, ChangeKind.MODULES_DROPPED, after.modules(), before.modules(), changes);
    return changes;
  }

  private static void audits(
      StandingKey key, Audits before, Audits after, List<SupplierChange> changes) {
    long more = after.keys().stream().filter(audit -> !before.keys().contains(audit)).count();
    if (more > 0) {
      ObjectNode told = audit(after).put("audits", more);
      changes.add(new SupplierChange(key, ChangeKind.NEW_AUDIT, null, null, told));
    }
  }

  private static void rating(
      StandingKey key, Audits before, Audits after, List<SupplierChange> changes) {
    if (before.rating() == null
        || after.rating() == null
        || (before.rating().equals(after.rating())
            && Objects.equals(before.scale(), after.scale()))) {
      return;
    }
    ChangeKind kind =
        Objects.equals(before.scale(), after.scale()) ? ChangeKind.RATING : ChangeKind.OTHER_SCALE;
    changes.add(new SupplierChange(key, kind, null, audit(before), audit(after)));
  }

  private static ObjectNode audit(Audits audits) {
    ObjectNode told = JSON.objectNode();
    putText(told, "rating", audits.rating());
    putText(told, "scale", audits.scale());
    putText(told, "ended", audits.last());
    return told;
  }

  private static void putText(ObjectNode told, String field, @Nullable Object value) {
    if (value != null) {
      told.put(field, value.toString());
    }
  }

  private static void issues(
      StandingKey key,
      ChangeKind kind,
      Map<UUID, String> without,
      Map<UUID, String> with,
      List<SupplierChange> changes) {
    Map<UUID, String> more = new HashMap<>(with);
    more.keySet().removeAll(without.keySet());
    if (!more.isEmpty()) {
      ObjectNode told = JSON.objectNode().put("issues", more.size());
      SiteStanding.byTopic(more).forEach(told.putObject("topics")::put);
      changes.add(new SupplierChange(key, kind, null, null, told));
    }
  }

  private static void modules(
      StandingKey key,
      ChangeKind kind,
      Collection<String> without,
      Collection<String> with,
      List<SupplierChange> changes) {
    List<String> more = with.stream().filter(module -> !without.contains(module)).toList();
    if (!more.isEmpty()) {
      ObjectNode told = JSON.objectNode();
      more.forEach(told.putArray("modules")::add);
      changes.add(new SupplierChange(key, kind, null, null, told));
    }
  }

  /** What is new of a training; what is gone is no news. */
  static List<SupplierChange> of(@Nullable TrainingStanding before, TrainingStanding after) {
    KpiStanding kpi = after.kpi();
    if (kpi != null) {
      return reading(after.thing(), before == null ? null : before.kpi(), kpi);
    }
    if (before != null && Objects.equals(before.stage(), after.stage())) {
      return List.of();
    }
    return List.of(
        new SupplierChange(
            after.thing().key(),
            ChangeKind.TRAINING_STAGE,
            after.thing().dataClass(),
            before == null ? null : stage(before),
            stage(after)));
  }

  private static ObjectNode stage(TrainingStanding standing) {
    ObjectNode told = JSON.objectNode().put("module", standing.thing().code());
    putText(told, "stage", standing.stage());
    putText(told, "since", standing.since());
    return told;
  }

  private static List<SupplierChange> reading(
      TrainingStanding.Thing thing, @Nullable KpiStanding before, KpiStanding after) {
    if (before != null && before.last().equals(after.last())) {
      return List.of();
    }
    return List.of(
        new SupplierChange(
            thing.key(),
            ChangeKind.KPI_READING,
            thing.dataClass(),
            before == null ? null : reading(before),
            reading(after)));
  }

  private static ObjectNode reading(KpiStanding kpi) {
    ObjectNode told =
        JSON.objectNode()
            .put("kpi", kpi.kpi())
            .put("unit", kpi.unit())
            .put("value", kpi.last().value())
            .put("until", kpi.last().until().toString());
    putText(told, "outcome", kpi.outcome());
    if (kpi.before() != null) {
      told.put("baseline", kpi.before());
    }
    return told;
  }

  /** That another site turned out to be this one. */
  static SupplierChange merged(StandingKey key, SiteStanding other) {
    ObjectNode told = JSON.objectNode();
    putText(told, "name", other.description().name());
    return new SupplierChange(key, ChangeKind.MERGED, null, null, told);
  }
}
