package org.scorehub.replay;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.intake.RepeatedDocument;

/** A document of the past, read through other files and laid beside what is stored of it. */
sealed interface Reread {

  /** The exchange. */
  UUID id();

  /**
   * Recording it would change nothing beyond its own state.
   *
   * @param state that the attempt would come to
   * @param problems codes
   */
  record Settled(UUID id, String state, List<String> problems, @Nullable String detail)
      implements Reread {
    public Settled {
      problems = List.copyOf(problems);
    }
  }

  /** It reads otherwise: what follows is known only by recording it. */
  record Otherwise(UUID id, RepeatedDocument document) implements Reread {}

  /** It could not be done; the detail says why. */
  static Settled failed(UUID id, String why) {
    return new Settled(id, "FAILED", List.of(), why);
  }

  /** Codes of problems, each once. */
  static List<String> codes(List<Problem> problems) {
    return problems.stream().map(Problem::code).distinct().toList();
  }
}
