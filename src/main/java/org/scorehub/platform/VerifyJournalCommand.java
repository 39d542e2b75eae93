package org.scorehub.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.scorehub.cli.Hub;
import org.scorehub.cli.HubCommand;
import org.scorehub.cli.HubFailure;
import org.scorehub.proof.Discrepancy;
import org.scorehub.proof.JournalVerification;
import org.scorehub.proof.SealNote;
import org.scorehub.proof.Verdict;
import org.springframework.dao.DataAccessException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./hub verify-journal}: is the journal still what was sealed. */
@Command(
    name = "verify-journal",
    description = {
      "Verify the journal against its seals: every seal and their chain, every record, all bytes.",
      "Reads the database that HUB_DATABASE_URL names, else that of HUB_HOME, beside a running hub or",
      "without one; it writes nothing. One line for each record that was changed, is missing or was",
      "erased; then the last seal, which is worth noting elsewhere: --seal compares it next time."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:sound; erasures that are on record are told, and are no fault",
      "1:not sound, or it could not be verified",
      "2:bad input"
    })
public final class VerifyJournalCommand implements HubCommand {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  @Option(
      names = "--since",
      paramLabel = "WHEN",
      description =
          "only seals made since: 2026-11-01, 2026-11-01T08:30:00Z or back from now, P14D, PT6H")
  private @Nullable String since;

  @Option(
      names = "--seal",
      paramLabel = "NUMBER:HASH",
      description = "a seal as you noted it elsewhere; may be given more than once")
  private List<String> seals = List.of();

  @Option(names = "--json", description = "a JSON object a line; the last one is the verdict")
  private boolean json;

  @Override
  public Integer call() {
    Instant from = since == null ? Instant.EPOCH : Moment.of(since, Clock.systemUTC());
    List<SealNote> notes = notes();
    try (JournalReader journal = JournalReader.open(System.getenv())) {
      return run(new JournalVerification(journal.database()), from, notes);
    } catch (DataAccessException e) {
      throw HubFailure.failed(
          "the journal cannot be read: " + e.getMostSpecificCause().getMessage());
    }
  }

  private List<SealNote> notes() {
    try {
      return seals.stream().map(SealNote::of).toList();
    } catch (IllegalArgumentException e) {
      throw HubFailure.badInput(String.valueOf(e.getMessage()));
    }
  }

  private int run(JournalVerification verification, Instant from, List<SealNote> notes) {
    PrintStream out = System.out;
    Progress progress = new Progress(System.err);
    Verdict verdict =
        verification.run(from, notes, found -> out.println(line(found)), progress::compared);
    progress.end();
    out.print(json ? write(verdict) + "\n" : text(verdict));
    out.flush();
    return verdict.sound() ? Hub.DONE : Hub.FAILED;
  }

  private String line(Discrepancy found) {
    return json ? write(found) : text(found);
  }

  private static String text(Discrepancy found) {
    StringBuilder text =
        new StringBuilder(found.what().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    if (found.id() != null) {
      text.append(": ").append(found.kind()).append(' ').append(found.id());
      text.append(found.part() == null ? "" : "/" + found.part());
      text.append(" of ").append(found.buyer());
    }
    if (!found.fields().isEmpty()) {
      text.append(" (").append(String.join(", ", found.fields())).append(')');
    }
    if (found.seal() != null) {
      text.append(found.id() == null ? ": seal " : ", seal ").append(found.seal());
      text.append(found.leaf() == null ? "" : " leaf " + found.leaf());
    }
    return text.toString();
  }

  private static String text(Verdict verdict) {
    Verdict.Head head = verdict.head();
    return "%s: %d records under %d seals%s, %d waiting for the next seal%n%s"
        .formatted(
            verdict.sound() ? "sound" : "NOT SOUND",
            verdict.records(),
            verdict.seals(),
            verdict.found().isEmpty() ? "" : ", " + counts(verdict),
            verdict.waiting(),
            head == null
                ? ""
                : "last seal %d:%s of %s%n".formatted(head.number(), head.hash(), head.madeAt()));
  }

  private static String counts(Verdict verdict) {
    return verdict.found().entrySet().stream()
        .sorted(java.util.Map.Entry.comparingByKey())
        .map(e -> e.getValue() + " " + e.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' '))
        .collect(java.util.stream.Collectors.joining(", "));
  }

  private static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Tells now and then how far it is, and at the end how fast it was. */
  private static final class Progress {

    private static final long EVERY_NANOS = 2_000_000_000L;

    private final PrintStream err;
    private final long begun = System.nanoTime();
    private long told = begun;
    private long records;

    Progress(PrintStream err) {
      this.err = err;
    }

    void compared(long now) {
      records = now;
      if (System.nanoTime() - told > EVERY_NANOS) {
        told = System.nanoTime();
        err.println("hub: " + records + " records compared");
      }
    }

    void end() {
      double seconds = (System.nanoTime() - begun) / 1e9;
      err.printf(
          Locale.ROOT,
          "hub: %d records in %.1f s, %.0f records/s%n",
          records,
          seconds,
          records / Math.max(seconds, 0.001));
    }
  }
}
