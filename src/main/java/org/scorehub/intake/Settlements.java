package org.scorehub.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.connector.Translation;
import org.scorehub.journal.ExchangeState;
import org.scorehub.journal.Settlement;
import org.scorehub.journal.Stage;

/** Says what became of the documents of a batch. */
final class Settlements {

  private Settlements() {}

  /** What the journal is told once the batch is written. */
  static Settlement of(
      TranslatedDocument document, RecordingTransaction.Resolved resolved, Recording recording) {
    ReceivedDocument received = document.received();
    Problem conflict = resolved.conflicts().get(received.id());
    List<Problem> problems = new ArrayList<>(document.translation().problems());
    if (conflict != null) {
      problems.add(conflict);
    }
    Recording.Settled settled = recording.settled(received.id());
    if (document.translation() instanceof Translation.Table) {
      return splitting(document, recording);
    }
    if (settled == null) {
      return quarantine(document, problems, recording);
    }
    problems.addAll(settled.added());
    return new Settlement(
        received.id(),
        received.buyer(),
        settled.state(),
        document.bundleId(),
        resolved.siteOf().get(received.id()),
        settled.revision(),
        problems,
        keys(document, recording),
        stages(document, settled, problems.size(), recording));
  }

  private static Settlement splitting(TranslatedDocument document, Recording recording) {
    return new Settlement(
        document.received().id(),
        document.received().buyer(),
        ExchangeState.SPLITTING,
        document.bundleId(),
        null,
        null,
        List.of(),
        List.of(),
        List.of(new Stage("archived", recording.now(), "splitting", null, null)));
  }

  private static Settlement quarantine(
      TranslatedDocument document, List<Problem> problems, Recording recording) {
    boolean parked = problems.stream().anyMatch(p -> p.code().equals(RecordingTransaction.PARKED));
    if (document.translation() instanceof Translation.Translated && problems.isEmpty()) {
      throw new IllegalStateException("the recorder settled " + document.received().id() + " not");
    }
    String outcome = parked ? "parked" : "quarantined";
    return new Settlement(
        document.received().id(),
        document.received().buyer(),
        parked ? ExchangeState.PARKED : ExchangeState.QUARANTINED,
        document.bundleId(),
        null,
        null,
        problems,
        keys(document, recording),
        List.of(new Stage("translated", document.at(), outcome, counted(problems.size()), null)));
  }

  private static String counted(int problems) {
    return problems == 1 ? "1 problem" : problems + " problems";
  }

  private static List<Stage> stages(
      TranslatedDocument document, Recording.Settled settled, int problems, Recording recording) {
    List<Stage> stages = new ArrayList<>();
    String found = problems == 0 ? null : counted(problems);
    stages.add(new Stage("translated", document.at(), "canonical", found, null));
    String matched = recording.matched(document.received().id());
    if (matched != null) {
      stages.add(new Stage("matched", recording.now(), "matched", matched, null));
    }
    String outcome = settled.state().name().toLowerCase(java.util.Locale.ROOT);
    stages.add(new Stage("recorded", recording.now(), outcome, settled.detail(), null));
    return stages;
  }

  private static List<String> keys(TranslatedDocument document, Recording recording) {
    List<String> keys = new ArrayList<>();
    @Nullable String nativeKey = document.received().nativeKey();
    if (nativeKey != null) {
      keys.add("native:" + nativeKey);
    }
    if (document.translation() instanceof Translation.Translated translated) {
      SiteDocument.siteOf(translated.canonical())
          .getIdentifiers()
          .forEach(id -> keys.add(id.getScheme() + ":" + id.getValue()));
    }
    keys.addAll(Objects.requireNonNull(recording.keys(document.received().id())));
    return keys.stream().distinct().toList();
  }
}
