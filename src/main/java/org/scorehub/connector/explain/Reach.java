package org.scorehub.connector.explain;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one place of a document.
 *
 * @param of the place
 * @param decides the values that it decides
 * @param answer the short of it, for people
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Reach(Source of, List<Decided> decides, String answer) {

  /**
   * A value that the place decides.
   *
   * @param path JSON pointer in the canonical record, of what is sent in their document
   * @param value null if there is none now, and for a list
   * @param entries true for a list of which it decides how many entries there are
   */
  @JsonInclude(JsonInclude.Include.NON_DEFAULT)
  public record Decided(String path, @Nullable JsonNode value, boolean entries) {}

  public Reach {
    decides = List.copyOf(decides);
  }
}
