package org.scorehub.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a replay means, as options; all conditions given must hold together. */
final class ReplaySelection {

  private static final int USUAL_SAMPLE = 20;

  @Option(names = "--connector", paramLabel = "ID", description = "documents of this connector")
  private @Nullable String connector;

  @Option(names = "--document", paramLabel = "NAME", description = "documents of this name")
  private @Nullable String document;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "received at or after: 2026-05-01, 2026-05-01T08:00:00Z, or P6M or PT24H ago")
  private @Nullable String since;

  @Option(names = "--until", paramLabel = "TIME", description = "received before")
  private @Nullable String until;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description = "for example QUARANTINED, PARKED; of deliveries REFUSED, PARKED")
  private @Nullable String state;

  @Option(names = "--problem", paramLabel = "CODE", description = "with this problem code")
  private @Nullable String problem;

  @Option(names = "--site", paramLabel = "UUID", description = "of this site")
  private @Nullable UUID site;

  @Option(
      names = "--search",
      paramLabel = "KEY",
      description = "business key as kind:value, or a native key; of deliveries key or receipt")
  private @Nullable String search;

  @Option(
      names = "--id",
      paramLabel = "UUID",
      description = "this exchange, or of --stage delivery this delivery; may be repeated")
  private List<UUID> ids = new ArrayList<>();

  @Option(
      names = "--stage",
      paramLabel = "STAGE",
      description = {
        "received: the stored bytes, translated and recorded again (the default);",
        "canonical: the stored translation of audits, recorded again;",
        "delivery: the same bytes to the same receiver under the same key"
      })
  private String stage = "received";

  @Option(
      names = "--bundle",
      paramLabel = "WHICH",
      description = "as-is: the active mapping files (the default); as-was: those it had")
  private String bundle = "as-is";

  @Option(
      names = "--force",
      description = "send older deliveries although newer ones have been taken")
  private boolean force;

  @Option(
      names = "--sample",
      paramLabel = "N",
      description = {
        "so many are tried out one by one for the preview (usually 20, at most 1000);",
        "with --dry-run without it: all, by supplier"
      })
  private @Nullable Integer sample;

  ObjectNode json(Instant now) {
    ObjectNode wanted = JsonNodeFactory.instance.objectNode().put("preview", true);
    put(wanted, "connector", connector);
    put(wanted, "document", document);
    put(wanted, "since", since == null ? null : time("--since", since, now).toString());
    put(wanted, "until", until == null ? null : time("--until", until, now).toString());
    put(wanted, "state", state == null ? null : state.toUpperCase(Locale.ROOT));
    put(wanted, "problem", problem);
    put(wanted, "site", site == null ? null : site.toString());
    put(wanted, "search", search);
    ids.forEach(id -> wanted.withArray("ids").add(id.toString()));
    wanted.put("stage", code("--stage", stage, List.of("received", "canonical", "delivery")));
    wanted.put("bundle", code("--bundle", bundle, List.of("as-is", "as-was")));
    return wanted.put("force", force).put("sample", sample == null ? USUAL_SAMPLE : sample);
  }

  /** Whether a dry run of it tries everything. */
  boolean isWhole() {
    return sample == null && stage.equalsIgnoreCase("received");
  }

  @Nullable String connector() {
    return connector;
  }

  private static void put(ObjectNode node, String name, @Nullable String value) {
    if (value != null) {
      node.put(name, value);
    }
  }

  private static String code(String option, String given, List<String> known) {
    String wanted = given.toLowerCase(Locale.ROOT);
    if (!known.contains(wanted)) {
      throw HubFailure.badInput(option + " must be one of " + String.join(", ", known));
    }
    return wanted.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  static Instant time(String option, String given, Instant now) {
    try {
      if (given.startsWith("PT")) {
        return now.minus(Duration.parse(given));
      }
      if (given.startsWith("P")) {
        return now.atOffset(ZoneOffset.UTC).minus(Period.parse(given)).toInstant();
      }
      return given.indexOf('T') > 0
          ? Instant.parse(given)
          : LocalDate.parse(given).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException e) {
      throw HubFailure.badInput(
          option + " must be a date, an instant in UTC, or a time ago such as P6M: " + given);
    }
  }
}
