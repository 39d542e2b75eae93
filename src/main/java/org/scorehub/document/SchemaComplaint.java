package org.scorehub.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing in a tree that breaks a schema.
 *
 * @param path what is wrong, as {@link org.scorehub.canonical.Problem#path()} has it; of a member
 *     that is missing or not allowed, with its name at the end
 * @param rule the schema's keyword that is broken, such as {@code enum} or {@code required}
 * @param value the offending value; null if there is none, or it is no text, number or truth value
 * @param expected what would have been right; null if that cannot be said in a few words
 * @param meaning what the schema says of the place, for people; null if it says nothing
 * @param known all names or values that would have been right; empty if they cannot be listed
 */
public record SchemaComplaint(
    String path,
    String rule,
    @Nullable String value,
    @Nullable String expected,
    @Nullable String meaning,
    List<String> known) {

  public SchemaComplaint {
    known = List.copyOf(known);
  }
}
