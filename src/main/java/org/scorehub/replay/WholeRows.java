package org.scorehub.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.delivery.MessageComparison.Message;
import org.scorehub.journal.PipelineDatabase;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Keeps what a preview of everything finds, supplier by supplier, and how far it is. */
@Component
final class WholeRows {

  private final PipelineDatabase database;
  private final JdbcTemplate jdbc;
  private final ObjectMapper json;

  WholeRows(PipelineDatabase database, ObjectMapper json) {
    this.database = database;
    this.jdbc = new JdbcTemplate(database.dataSource());
    this.json = json;
  }

  /** Begins anew: what a hub that was stopped had found is forgotten. */
  void begin(ReplayJob job, int meant) {
    jdbc.update("DELETE FROM replay_change WHERE buyer = ? AND job_id = ?", job.buyer(), job.id());
    jdbc.update(
        "UPDATE replay_job SET meant = ?, looked_at = 0 WHERE buyer = ? AND id = ?",
        meant,
        job.buyer(),
        job.id());
  }

  private boolean lookedAt(ReplayJob job, int documents) {
    return jdbc.update(
            "UPDATE replay_job SET looked_at = ? WHERE buyer = ? AND id = ? AND state = 'ASKED'"
                + " AND wanted IS NULL",
            documents,
            job.buyer(),
            job.id())
        == 1;
  }

  /**
   * Adds to what is known of suppliers, and notes how far it is.
   *
   * @return false if it is not wanted any more; nothing is added then
   */
  boolean add(ReplayJob job, List<SupplierChange> changes, List<Message> own, int documents) {
    Map<UUID, List<MessageChange>> messages = new HashMap<>();
    own.forEach(
        message ->
            messages
                .computeIfAbsent(message.site(), site -> new ArrayList<>())
                .add(MessageChange.of(message)));
    List<Object[]> rows = new ArrayList<>();
    for (SupplierChange change : changes) {
      List<MessageChange> mine = messages.getOrDefault(change.site(), List.of());
      messages.remove(change.site());
      rows.add(row(job, change, mine));
    }
    messages.forEach((site, told) -> rows.add(row(job, site, told)));
    return Boolean.TRUE.equals(
        database
            .transactions()
            .execute(
                status -> {
                  if (!lookedAt(job, documents)) {
                    return false;
                  }
                  write(job, rows, changes);
                  return true;
                }));
  }

  private void write(ReplayJob job, List<Object[]> rows, List<SupplierChange> changes) {
    for (Object[] row : rows) { // several of one supplier must not stand in one statement
      jdbc.update(
          """
          INSERT INTO replay_change AS c
              (buyer, job_id, at_site, site_name, documents, open, parts, messages)
          VALUES (?, ?, ?, coalesce(?, (SELECT max(name) FROM site_supply
                                         WHERE buyer = ? AND site_id = ?)), ?, ?, ?::jsonb, ?::jsonb)
          ON CONFLICT (buyer, job_id, at_site) DO UPDATE
             SET documents = c.documents + excluded.documents, open = c.open OR excluded.open,
                 parts = c.parts || excluded.parts, messages = c.messages || excluded.messages""",
          row);
    }
    jdbc.batchUpdate(
        """
        INSERT INTO replay_escalation (buyer, job_id, at_site, escalation_id, outcome, kind, topic,
            finding_code, visible_to) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (buyer, job_id, at_site, escalation_id) DO UPDATE
           SET outcome = excluded.outcome, visible_to = excluded.visible_to""",
        changes.stream()
            .flatMap(c -> c.escalations().stream().map(e -> escalation(job, c.site(), e)))
            .toList());
  }

  private Object[] row(ReplayJob job, SupplierChange change, List<MessageChange> messages) {
    ObjectNode part = json.createObjectNode();
    part.set("audits", json.valueToTree(change.audits()));
    part.set("topicsGone", json.valueToTree(change.topicsGone()));
    part.set("topicsNew", json.valueToTree(change.topicsNew()));
    if (change.modulesChange()) {
      part.set("modulesNow", json.valueToTree(change.modulesNow()));
      part.set("modulesThen", json.valueToTree(change.modulesThen()));
    }
    boolean open = change.isOpen() || !messages.isEmpty();
    String parts = change.isOpen() ? write(List.of(part)) : "[]";
    return row(job, change.site(), change.name(), change.documents(), open, parts, messages);
  }

  private Object[] row(ReplayJob job, UUID site, List<MessageChange> messages) {
    return row(job, site, null, 0, true, "[]", messages);
  }

  private Object[] row(
      ReplayJob job,
      UUID site,
      @Nullable String name,
      int documents,
      boolean open,
      String parts,
      List<MessageChange> messages) {
    return new @Nullable Object[] {
      job.buyer(), job.id(), site, name, job.buyer(), site, documents, open, parts, write(messages)
    };
  }

  private static Object[] escalation(
      ReplayJob job, UUID site, SupplierChange.EscalationChange change) {
    SupplierState.EscalationState escalation = change.escalation();
    return new @Nullable Object[] {
      job.buyer(),
      job.id(),
      site,
      change.id(),
      change.outcome(),
      escalation.kind(),
      escalation.topic(),
      escalation.findingCode(),
      escalation.visibleTo().toArray(String[]::new)
    };
  }

  private String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
