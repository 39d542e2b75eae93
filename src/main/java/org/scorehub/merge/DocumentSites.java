package org.scorehub.merge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.scorehub.canonical.AvroCodec;
import org.scorehub.canonical.CanonicalJson;
import org.scorehub.canonical.Conversion;
import org.scorehub.canonical.avro.Audit;
import org.scorehub.canonical.avro.Site;
import org.springframework.jdbc.core.JdbcTemplate;

/** The site as the documents that are kept in canonical form describe it. */
record DocumentSites(JdbcTemplate jdbc, ObjectMapper json) {

  /** By exchange; those whose document is not kept are missing. */
  Map<UUID, Site> of(Collection<UUID> exchanges) {
    UUID[] wanted = exchanges.toArray(UUID[]::new);
    Map<UUID, Site> sites = new HashMap<>();
    described("SELECT exchange_id, canonical FROM site_supply", wanted, sites);
    described("SELECT exchange_id, canonical -> 'site' FROM training_record", wanted, sites);
    jdbc.query(
        "SELECT exchange_id, canonical FROM audit_rendition WHERE exchange_id = ANY (?)",
        row -> {
          sites.put(
              row.getObject(1, UUID.class),
              AvroCodec.decode(Audit.class, row.getBytes(2)).getSite());
        },
        (Object) wanted);
    return sites;
  }

  private void described(String select, UUID[] wanted, Map<UUID, Site> sites) {
    jdbc.query(
        select + " WHERE exchange_id = ANY (?)",
        row -> {
          UUID exchange = row.getObject(1, UUID.class);
          JsonNode tree = tree(row.getString(2));
          if (CanonicalJson.read(Site.class, tree) instanceof Conversion.Canonical<Site> site) {
            sites.put(exchange, site.value());
          }
        },
        (Object) wanted);
  }

  private JsonNode tree(String text) {
    try {
      return json.readTree(text == null ? "{}" : text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored site is not JSON", e);
    }
  }
}
