package org.scorehub.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param items in the list's order
 * @param next where the rest begins, to be sent back as the list's position parameter; null at the
 *     end
 */
public record Listing<T>(
    List<T> items,
    @Schema(description = "Position of the rest of the list; absent at its end")
        @Nullable String next) {

  public Listing {
    items = List.copyOf(items);
  }

  /** Cuts rows of which one more than the limit was asked for. */
  public static <T> Listing<T> of(List<T> rows, int limit, Function<T, Object> position) {
    if (rows.size() <= limit) {
      return new Listing<>(rows, null);
    }
    List<T> items = rows.subList(0, limit);
    return new Listing<>(items, position.apply(items.get(limit - 1)).toString());
  }
}
