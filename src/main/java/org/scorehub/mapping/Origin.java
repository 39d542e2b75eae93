package org.scorehub.mapping;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What of a mapping wrote a value, or would have written it.
 *
 * @param found how much of it was found
 * @param pointer JSON pointer of what it wrote: the one asked for, or a branch that it is in
 * @param file mapping file; null if nothing was found
 * @param line 1-based line of the member or call; 0 if nothing was found
 * @param expression what gives the value, on one line; null if a call did
 * @param absent native path that the value would have come from and that the document does not
 *     have; null if that is not known, or if there is a value
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Origin(
    Found found,
    String pointer,
    @Nullable String file,
    int line,
    @Nullable String expression,
    @Nullable String absent) {

  /** How much was found. */
  public enum Found {
    /** A member of an object wrote this value, or a call made it. */
    WRITTEN,
    /** It is inside of something that was written as a whole. */
    WITHIN,
    /** There is a member for it, which gave nothing. */
    EMPTY,
    /** The mapping has no member for it. */
    UNWRITTEN,
    /** The list has fewer entries. */
    NO_ENTRY,
    /** It was computed, and where could not be found. */
    COMPUTED
  }

  /** The same with the place that the document does not have named otherwise. */
  public Origin at(String absentPath) {
    return new Origin(found, pointer, file, line, expression, absentPath);
  }
}
