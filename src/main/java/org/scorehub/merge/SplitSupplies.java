package org.scorehub.merge;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.CanonicalJson;
import org.scorehub.canonical.avro.Address;
import org.scorehub.canonical.avro.Site;
import org.scorehub.canonical.avro.SiteIdentifier;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The descriptions of a site that is split. Each system keeps one a site: that of the latest
 * document it sent of it, and where none is kept a copy of the other side's, with this side's
 * identifiers only.
 */
final class SplitSupplies {

  private record Source(String buyer, String connector) {}

  private record Document(UUID exchange, Source source, java.sql.Timestamp at) {}

  private final JdbcTemplate jdbc;
  private final DocumentSites described;
  private final UUID stays;
  private final UUID back;
  private final Set<String> leaving;

  SplitSupplies(JdbcTemplate jdbc, ObjectMapper json, UUID stays, UUID back, Set<String> leaving) {
    this.jdbc = jdbc;
    this.described = new DocumentSites(jdbc, json);
    this.stays = stays;
    this.back = back;
    this.leaving = Set.copyOf(leaving);
  }

  /** Call after the exchanges have been given their sites. */
  void move(Set<UUID> documents) {
    jdbc.update(
        "UPDATE site_supply SET site_id = ?,"
            + " canonical = jsonb_set(canonical, '{siteId}', to_jsonb(?::text))"
            + " WHERE site_id = ? AND exchange_id = ANY (?)",
        back,
        back.toString(),
        stays,
        documents.toArray(UUID[]::new));
    complete(back, stays, true);
    complete(stays, back, false);
  }

  private void complete(UUID site, UUID other, boolean leaves) {
    Map<String, List<Document>> missing = missing(site);
    List<UUID> exchanges =
        missing.values().stream().flatMap(List::stream).map(Document::exchange).toList();
    Map<UUID, Site> known = described.of(exchanges);
    missing
        .values()
        .forEach(
            documents -> {
              Document latest =
                  documents.stream()
                      .filter(d -> known.containsKey(d.exchange()))
                      .max(Comparator.comparing(Document::at))
                      .orElse(documents.get(0));
              Site description = known.get(latest.exchange());
              if (description == null) {
                copy(latest, site, other, leaves);
              } else {
                write(latest, site, description);
              }
            });
  }

  /** Documents of systems that sent something of the site but do not describe it any more. */
  private Map<String, List<Document>> missing(UUID site) {
    Map<String, List<Document>> missing = new TreeMap<>();
    jdbc.query(
        """
        SELECT e.id, e.buyer, e.connector, e.received_at FROM exchange e
         WHERE e.site_id = ? AND e.state IN ('RECORDED', 'UNCHANGED', 'WAITING')
           AND NOT EXISTS (SELECT FROM site_supply s
                            WHERE (s.buyer, s.site_id, s.connector) = (e.buyer, e.site_id, e.connector))
           AND EXISTS (SELECT FROM site_supply s WHERE s.site_id IN (?, ?)
                         AND (s.buyer, s.connector) = (e.buyer, e.connector))
         ORDER BY e.received_at DESC""",
        row -> {
          Source source = new Source(row.getString(2), row.getString(3));
          missing
              .computeIfAbsent(source.buyer() + '|' + source.connector(), s -> new ArrayList<>())
              .add(new Document(row.getObject(1, UUID.class), source, row.getTimestamp(4)));
        },
        site,
        stays,
        back);
    return missing;
  }

  private void write(Document document, UUID site, Site description) {
    Site named = Site.newBuilder(description).setSiteId(site.toString()).build();
    @Nullable Address address = named.getAddress();
    jdbc.update(
        """
        INSERT INTO site_supply (buyer, site_id, connector, name, country, canonical, exchange_id,
            supplied_at) VALUES (?, ?, ?, ?, ?, ?::jsonb, ?, ?)""",
        document.source().buyer(),
        site,
        document.source().connector(),
        named.getName() == null ? named.getLocalName() : named.getName(),
        address == null ? null : address.getAddressCountry(),
        CanonicalJson.write(named).toString(),
        document.exchange(),
        document.at());
  }

  private void copy(Document document, UUID site, UUID other, boolean leaves) {
    jdbc.query(
        "SELECT exchange_id FROM site_supply WHERE (buyer, site_id, connector) = (?, ?, ?)",
        row -> {
          UUID exchange = row.getObject(1, UUID.class);
          Site found = described.of(List.of(exchange)).get(exchange);
          if (found != null) {
            List<SiteIdentifier> own =
                found.getIdentifiers().stream()
                    .filter(i -> leaving.contains(i.getScheme() + ':' + i.getValue()) == leaves)
                    .toList();
            write(document, site, Site.newBuilder(found).setIdentifiers(own).build());
          }
        },
        document.source().buyer(),
        other,
        document.source().connector());
  }
}
