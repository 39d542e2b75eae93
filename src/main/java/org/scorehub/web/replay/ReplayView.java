package org.scorehub.web.replay;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.web.Columns;

/**
 * A replay that somebody of the organisation asked for, or the preview of one.
 *
 * @param state ASKED, PLANNED (a preview), RUNNING, CANCELLED, DONE or REFUSED
 * @param command what it means, without the files of a candidate
 * @param restsOn the preview it rests on; null for a preview
 * @param seen of a preview, to be sent back with the command
 * @param plan of a preview, what it would do; null until the hub has found out
 * @param problem why it was refused; null unless it was
 * @param meant of a preview of everything, documents meant; null until it has begun
 * @param lookedAt of a preview of everything, documents looked at so far
 * @param total items; 0 until it runs
 * @param done items that gave something usable
 * @param failed items that could not be replayed or gave nothing usable
 * @param left items that wait
 */
public record ReplayView(
    UUID id,
    boolean preview,
    String state,
    JsonNode command,
    @Nullable UUID restsOn,
    @Nullable String reason,
    String askedBy,
    Instant askedAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable String wanted,
    @Nullable String wantedBy,
    @Nullable String seen,
    @Nullable JsonNode plan,
    @Nullable String problem,
    @Nullable Integer meant,
    int lookedAt,
    long total,
    long done,
    long failed,
    long left,
    Map<String, String> links) {

  static final String SELECT =
      """
      SELECT j.*, i.total, i.done, i.failed, i.left_over FROM replay_job j
        LEFT JOIN LATERAL (
             SELECT count(*) AS total, count(*) FILTER (WHERE state = 'DONE') AS done,
                    count(*) FILTER (WHERE state = 'FAILED') AS failed,
                    count(*) FILTER (WHERE state = 'WAITING') AS left_over
               FROM replay_item WHERE buyer = j.buyer AND job_id = j.id) i ON true\s""";

  static ReplayView from(ResultSet row, int number) throws SQLException {
    UUID id = Columns.uuid(row, "id");
    return new ReplayView(
        id,
        row.getBoolean("preview"),
        row.getString("state"),
        withoutFiles(Columns.json(row, "command")),
        Columns.uuidOrNull(row, "rests_on"),
        row.getString("reason"),
        row.getString("asked_by"),
        Columns.instant(row, "asked_at"),
        Columns.instantOrNull(row, "started_at"),
        Columns.instantOrNull(row, "finished_at"),
        row.getString("wanted"),
        row.getString("wanted_by"),
        row.getString("plan_seen"),
        Columns.jsonOrNull(row, "plan"),
        row.getString("problem"),
        Columns.integer(row, "meant"),
        row.getInt("looked_at"),
        row.getLong("total"),
        row.getLong("done"),
        row.getLong("failed"),
        row.getLong("left_over"),
        links("/api/v1/replays/" + id));
  }

  private static Map<String, String> links(String self) {
    return Map.of(
        "self", self,
        "items", self + "/items",
        "changes", self + "/changes",
        "report", self + "/report");
  }

  private static JsonNode withoutFiles(JsonNode command) {
    return command instanceof ObjectNode object ? object.without("files") : command;
  }

  /** Whether the hub has not come to it yet. */
  @JsonIgnore
  public boolean isPending() {
    return state.equals("ASKED");
  }

  /** Whether there is more to come. */
  @JsonIgnore
  public boolean isUnderWay() {
    return isPending() || state.equals("RUNNING") || wanted != null;
  }

  /** Whether it tries everything that is meant. */
  @JsonIgnore
  public boolean isWhole() {
    return command.path("whole").asBoolean();
  }

  @JsonIgnore
  public boolean isCancelled() {
    return state.equals("CANCELLED");
  }

  @JsonIgnore
  public boolean isRefused() {
    return state.equals("REFUSED");
  }

  @JsonIgnore
  public boolean isCancellable() {
    return wanted == null && (isPending() || state.equals("RUNNING"));
  }

  @JsonIgnore
  public boolean isResumable() {
    return !preview && wanted == null && state.equals("CANCELLED");
  }

  /** Whether the files are only tried. */
  @JsonIgnore
  public boolean isCandidate() {
    return command.path("bundle").asText().equals("CANDIDATE");
  }
}
