package org.scorehub.connector.scaffold;

import java.util.List;
import java.util.Map;

/** Writes the canonical records that are neither audits nor sites. */
final class RecordDraft {

  private static final Map<String, List<String>> FIELDS =
      Map.of(
          "Escalation",
          List.of("category", "auditNativeId", "findingCode", "raisedAt"),
          "Enrolment",
          List.of(
              "module",
              "state",
              "provider",
              "enrolledOn",
              "classroomFrom",
              "classroomUntil",
              "completedOn"),
          "Visit",
          List.of("enrolmentNativeId", "module", "number", "visitedOn"),
          "KpiReading",
          List.of("kpi", "value", "unit", "periodFrom", "periodUntil", "baseline", "module"),
          "ImprovementProject",
          List.of(
              "enrolmentNativeId", "module", "title", "state", "startedOn", "dueOn", "evidenceOn"));

  private final MappingDraft mapping;
  private final String canonical;

  RecordDraft(MappingDraft mapping) {
    this.mapping = mapping;
    this.canonical = mapping.analysis().canonical();
  }

  /** The record without its site and extensions. */
  ObjectText object() {
    List<String> fields = FIELDS.get(canonical);
    if (fields == null) {
      throw new UnusableSample(
          "no "
              + canonical
              + " can be drafted; of documents that come in there are Audit, Site, "
              + String.join(", ", FIELDS.keySet().stream().sorted().toList()));
    }
    ObjectText record = new ObjectText();
    if (canonical.equals("Escalation")) {
      escalation(record);
    }
    mapping.nativeId("id of the " + canonical.toLowerCase(java.util.Locale.ROOT), record);
    for (String field : fields) {
      mapping.field(canonical, field).ifPresent(g -> mapping.put(record, field, g));
    }
    String texts = canonical.equals("Visit") ? "summary" : "texts";
    mapping
        .field(canonical, "text")
        .ifPresent(
            g ->
                record.put(
                    texts, "[for (compact([%s])) {\"text\": .}]".formatted(mapping.read(g))));
    return record;
  }

  private void escalation(ObjectText record) {
    record.note(CodeLists.TO_DO + "codes: ZERO_TOLERANCE, SEVERE_FINDING or BUYER_MARK.");
    record.put("kind", "\"SEVERE_FINDING\"");
    record.put("state", mapping.field(canonical, "state").map(mapping::read).orElse("\"RAISED\""));
    record.put("scheme", Jslt.quoted(mapping.scheme()));
  }
}
