package org.scorehub.reconcile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a row showed when somebody decided on it: its cells that say something, as JSON with members
 * in the order of their names and no space between them, and the SHA-256 of its UTF-8.
 *
 * @param json the text that was hashed
 * @param sha256 64 hex digits
 */
public record Ground(String json, String sha256) {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .configure(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY, true)
          .configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true)
          .build();

  /** The ground that a row gives now. */
  public static Ground of(Row row) {
    ObjectNode tree = JSON.createObjectNode();
    tree.put("row", row.key());
    ArrayNode cells = tree.putArray("cells");
    row.spoken().forEach(cell -> cells.add(cell(cell)));
    try {
      String text = JSON.writeValueAsString(JSON.treeToValue(tree, TreeMap.class));
      return new Ground(text, sha256(text));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Its JSON as a tree. */
  public JsonNode tree() {
    return read(json);
  }

  static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored ground is no JSON", e);
    }
  }

  private static ObjectNode cell(Cell cell) {
    AuditColumn column = cell.column();
    ObjectNode node = JSON.createObjectNode();
    node.put("scheme", column.ref().scheme());
    node.put("audit", column.ref().nativeId());
    node.put("revision", column.revision());
    node.put("exchange", column.exchangeId().toString());
    node.put("kind", column.kind());
    put(node, "day", column.day());
    put(node, "validUntil", column.validity().until());
    node.put("says", cell.says().name());
    put(node, "rating", cell.rating());
    if (!cell.findings().isEmpty()) {
      ArrayNode findings = node.putArray("findings");
      cell.findings().forEach(finding -> findings.add(finding(finding)));
    }
    return node;
  }

  private static ObjectNode finding(CellFinding finding) {
    ObjectNode node = JSON.createObjectNode();
    node.put("key", finding.key());
    put(node, "issue", finding.issueId());
    put(node, "issueState", finding.issueState());
    put(node, "code", finding.nativeCode());
    put(node, "answer", finding.answer());
    put(node, "severityIssued", finding.severityIssued());
    node.put("severity", finding.severity().name());
    node.put("status", finding.status().name());
    put(node, "text", finding.text());
    put(node, "language", finding.language());
    put(node, "dueOn", finding.dueOn());
    if (finding.withheld()) {
      node.put("withheld", true);
    }
    return node;
  }

  private static void put(ObjectNode node, String name, @Nullable Object value) {
    if (value != null) {
      node.put(name, value.toString());
    }
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
