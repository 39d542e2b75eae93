package org.scorehub.standing;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.SeverityLevel;
import org.scorehub.identity.scoring.Folding;
import org.scorehub.standing.SiteStanding.Audits;
import org.scorehub.standing.SiteStanding.Description;

/** Gathers what an organisation holds of one site, in the order in which it counts. */
final class StandingDraft {

  private static final int LONGEST_SEARCH = 4000;

  /** Longer ones fit into no index of the database. */
  private static final int LONGEST_SORTED = 200;

  private static final List<String> WORST_FIRST =
      Arrays.stream(SeverityLevel.values()).map(SeverityLevel::name).toList();

  private final Set<String> words = new LinkedHashSet<>();
  private final Set<String> identifiers = new LinkedHashSet<>();
  private final List<String> audits = new ArrayList<>();
  private final Map<UUID, String> issues = new HashMap<>();
  private List<String> modules = List.of();
  private @Nullable String name;
  private @Nullable String localName;
  private @Nullable String country;
  private @Nullable String sector;
  private @Nullable LocalDate lastAudit;
  private @Nullable String rating;
  private @Nullable String scale;
  private @Nullable LocalDate validUntil;
  private @Nullable String worst;

  /** A description of the site; what an earlier one says goes before. */
  void describe(@Nullable String given, @Nullable String where, JsonNode site) {
    name = name == null ? given : name;
    localName = localName == null ? text(site, "localName") : localName;
    country = country == null ? where : country;
    sector = sector == null ? text(site, "sector") : sector;
    addWords(given);
    addWords(text(site, "name"));
    addWords(text(site, "localName"));
    for (JsonNode identifier : site.path("identifiers")) {
      String value = identifier.path("value").asText();
      identifiers.add(identifier.path("scheme").asText() + ":" + value);
      words.add(value.toLowerCase(Locale.ROOT));
    }
  }

  private static @Nullable String text(JsonNode site, String field) {
    return site.path(field).isTextual() ? site.path(field).asText() : null;
  }

  private void addWords(@Nullable String written) {
    if (written != null) {
      words.add(written.toLowerCase(Locale.ROOT));
      words.add(Folding.fold(written).strip());
    }
  }

  /** An audit; the last one comes first. */
  void audit(
      String key,
      @Nullable LocalDate ended,
      @Nullable String rated,
      @Nullable String on,
      @Nullable LocalDate until) {
    if (audits.isEmpty()) {
      lastAudit = ended;
      rating = rated;
      scale = on;
    }
    audits.add(key);
    if (until != null && (validUntil == null || until.isAfter(validUntil))) {
      validUntil = until;
    }
  }

  /** An open issue. */
  void issue(UUID id, String topic, String severity) {
    issues.put(id, topic);
    if (worst == null || rank(severity) < rank(worst)) {
      worst = severity;
    }
  }

  private static int rank(String severity) {
    int place = WORST_FIRST.indexOf(severity);
    return place < 0 ? WORST_FIRST.size() : place;
  }

  void recommend(List<String> ranked) {
    modules = ranked;
  }

  SiteStanding standing() {
    String search = String.join(" ", words);
    return new SiteStanding(
        new Description(
            name,
            localName,
            name == null ? "" : begin(Folding.fold(name).strip(), LONGEST_SORTED),
            country,
            sector,
            begin(search, LONGEST_SEARCH),
            List.copyOf(identifiers)),
        new Audits(
            audits,
            lastAudit,
            rating == null ? null : begin(rating, LONGEST_SORTED),
            scale == null ? null : begin(scale, LONGEST_SORTED),
            validUntil),
        issues,
        worst,
        modules);
  }

  /** The beginning, without half a character. */
  private static String begin(String text, int most) {
    int end = Math.min(text.length(), most);
    boolean halved = end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
    return text.substring(0, halved ? end - 1 : end);
  }
}
