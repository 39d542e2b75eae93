package org.scorehub.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A place where a schema allows a value.
 *
 * @param path its native path, for example {@code /audit/questions/question[]/@code}; {@code []}
 *     stands for every entry of a list
 * @param open true if the schema says nothing of the value, so that a branch may stand there too
 * @param samples values worth trying there, valid or not; at least one
 */
public record SchemaPath(String path, boolean open, List<JsonNode> samples) {

  public SchemaPath {
    samples = List.copyOf(samples);
  }
}
