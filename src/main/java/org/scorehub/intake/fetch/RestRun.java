package org.scorehub.intake.fetch;

import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One run through the pages of an interface.
 *
 * @param page the page to ask for now
 * @param seen pages asked for so far in this run
 * @param etag entity tag of its first page; null if it has none, or if the run began further on
 * @param first whether the page is the first
 * @param relogged whether the page was asked for again with a new login
 */
record RestRun(URI page, Set<URI> seen, @Nullable String etag, boolean first, boolean relogged) {

  RestRun {
    seen = Set.copyOf(seen);
  }

  static RestRun from(URI page) {
    return new RestRun(page, Set.of(page), null, true, false);
  }

  /** Goes on where an earlier run ended. */
  static RestRun goingOn(URI page) {
    return new RestRun(page, Set.of(page), null, false, false);
  }

  RestRun again() {
    return new RestRun(page, seen, etag, first, true);
  }

  RestRun tagged(@Nullable String tag) {
    return first ? new RestRun(page, seen, tag, true, relogged) : this;
  }

  RestRun to(URI next) {
    Set<URI> all = new HashSet<>(seen);
    all.add(next);
    return new RestRun(next, all, etag, false, false);
  }
}
