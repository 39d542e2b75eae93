package org.scorehub.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.scorehub.canonical.CanonicalJson;
import org.scorehub.canonical.Conversion;
import org.scorehub.canonical.avro.Recommendations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * A buyer's recommendations, told to a training provider exactly as a person approved them, while
 * the approval is not withdrawn and link and consent last.
 */
@Component
final class RecommendationSubject implements DeliverySubject {

  private static final String STANDING =
      """
      SELECT a.canonical
        FROM delivery d JOIN recommendation_approval a ON (a.buyer, a.id) = (d.source, d.approval_id)
       WHERE d.buyer = ? AND d.id = ? AND a.withdrawn_at IS NULL AND a.provider = d.buyer
         AND hub_consented(a.buyer, d.buyer, d.site_id, 'RECOMMENDATIONS')\
      """;

  private final ObjectMapper json;

  RecommendationSubject(ObjectMapper json) {
    this.json = json;
  }

  @Override
  public Class<Recommendations> type() {
    return Recommendations.class;
  }

  @Override
  public Optional<Recommendations> compose(JdbcTemplate jdbc, DueDelivery due, Instant asOf) {
    return standing(jdbc, due.buyer(), due.id()).stream().map(this::read).findFirst();
  }

  @Override
  public boolean permitted(JdbcTemplate jdbc, String buyer, UUID delivery) {
    return !standing(jdbc, buyer, delivery).isEmpty();
  }

  private static List<String> standing(JdbcTemplate jdbc, String buyer, UUID delivery) {
    return jdbc.queryForList(STANDING, String.class, buyer, delivery);
  }

  private Recommendations read(String approved) {
    try {
      if (CanonicalJson.read(Recommendations.class, json.readTree(approved))
          instanceof Conversion.Canonical<Recommendations> canonical) {
        return canonical.value();
      }
      throw new IllegalStateException("approved recommendations are not canonical");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("approved recommendations are not JSON", e);
    }
  }
}
