package org.scorehub.web.recommendation;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/**
 * What a training provider would be told of a site.
 *
 * @param siteVersion site version that the recommendations were made at
 * @param seen names exactly this content; give it with the approval, so that nothing else is told
 * @param told canonical Recommendations without free text and escalated topics
 */
public record RecommendationPreview(
    UUID siteId,
    String provider,
    String providerName,
    long siteVersion,
    String seen,
    JsonNode told) {

  public static RecommendationPreview of(
      UUID siteId, String provider, String providerName, JsonNode told) {
    long version = told.path("siteVersion").asLong();
    return new RecommendationPreview(siteId, provider, providerName, version, hash(told), told);
  }

  private static String hash(JsonNode told) {
    try {
      byte[] bytes = told.toString().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
