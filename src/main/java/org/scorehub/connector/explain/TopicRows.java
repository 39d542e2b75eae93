package org.scorehub.connector.explain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scorehub.mapping.Bundle;
import org.scorehub.mapping.UsedRow;

/** The row that says what a topic is, with its place in other schemes. */
record TopicRows(Bundle bundle) {

  private static final String FILE = "mappings/canonical/topics.csv";
  private static final String FIELD = "/topic";

  /** The row of a value, if the field at the pointer holds a topic. */
  List<UsedRow> of(String pointer, @Nullable JsonNode value) {
    return value != null && value.isTextual() && pointer.endsWith(FIELD)
        ? UsedRow.find(bundle, FILE, value.textValue()).stream().toList()
        : List.of();
  }
}
