package org.scorehub.training.cohort;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** What one organisation says of a site, as far as groups depend on it. */
record SiteFacts(
    @Nullable String name,
    @Nullable String country,
    @Nullable String region,
    @Nullable Place place,
    @Nullable Integer workers) {

  static final SiteFacts NONE = new SiteFacts(null, null, null, null, null);

  /** From a canonical Site. */
  static SiteFacts of(JsonNode site) {
    return new SiteFacts(
        text(site.path("name")),
        text(site.at("/address/addressCountry")),
        text(site.at("/address/addressRegion")),
        place(site.path("geo")),
        site.at("/workforce/total").isInt() ? site.at("/workforce/total").intValue() : null);
  }

  private static @Nullable Place place(JsonNode geo) {
    double latitude = geo.path("latitude").asDouble(Double.NaN);
    double longitude = geo.path("longitude").asDouble(Double.NaN);
    return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
        ? new Place(latitude, longitude)
        : null;
  }

  private static @Nullable String text(JsonNode value) {
    return value.isTextual() ? value.asText() : null;
  }
}
