package org.scorehub.web.site;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A factory as the organisation's own systems describe it; the latest supply of a value wins.
 *
 * @param identifiers of all supplies, each once
 * @param address canonical Address; null if none was given
 * @param workforce canonical Workforce; null if none was given
 * @param aliases former ids of sites that turned out to be this one; they go on leading here
 */
public record SiteDetail(
    UUID id,
    @Nullable String name,
    @Nullable String localName,
    @Nullable String country,
    @Nullable String sector,
    List<Identifier> identifiers,
    @Nullable JsonNode address,
    @Nullable JsonNode workforce,
    List<Supply> supplies,
    List<UUID> aliases) {

  /**
   * A number that names the factory.
   *
   * @param level SITE if it is this factory's alone, ENTITY if its company's
   */
  public record Identifier(String scheme, String value, String level) {}

  /** One system's description, with the exchange that it last came in. */
  public record Supply(
      String connector, @Nullable String name, UUID exchangeId, Instant suppliedAt) {}
}
