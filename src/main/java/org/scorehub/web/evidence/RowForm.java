package org.scorehub.web.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The canonical form of a row: a JSON object without spaces, its members in the order of the
 * section's columns, then {@code source}; empty cells are left out, days and times as in ISO 8601,
 * times in UTC. The same in every language and time zone.
 */
final class RowForm {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private RowForm() {}

  static String json(EvidenceSection section, List<@Nullable Object> cells, String source) {
    ObjectNode node = JSON.createObjectNode();
    for (int i = 0; i < cells.size(); i++) {
      put(node, section.columns().get(i).name(), cells.get(i));
    }
    node.put("source", source);
    try {
      return JSON.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void put(ObjectNode node, String name, @Nullable Object value) {
    if (value instanceof BigDecimal || value instanceof Double) {
      BigDecimal shortest = new BigDecimal(value.toString()).stripTrailingZeros();
      node.put(name, new BigDecimal(shortest.toPlainString()));
    } else if (value instanceof Number number) {
      node.put(name, number.longValue());
    } else if (value != null) {
      node.put(name, value.toString());
    }
  }

  static String sha256(String text) {
    return HexFormat.of().formatHex(digest().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
