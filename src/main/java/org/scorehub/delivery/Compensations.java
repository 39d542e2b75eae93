package org.scorehub.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.CanonicalJson;
import org.scorehub.delivery.ProgressReceivers.Concerned;
import org.scorehub.delivery.Receivers.Receiver;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Finds out what buyers have to be told anew because records went to another site, and makes it
 * due. Works in the transaction that moves them.
 */
@Component
public final class Compensations {

  /** What differs from one making to the next although nothing has changed. */
  private static final Set<String> VOLATILE =
      Set.of("version", "asOf", "siteId", "passportId", "issuerId", "issuedAt", "validUntil");

  private record Line(String organisation, String connector, String document) {}

  private record Telling(UUID id, UUID siteId, @Nullable JsonNode told) {}

  /** What was last told of some sites, and the highest versions that deliveries had there. */
  public static final class Told {
    private final Map<Line, List<Telling>> tellings;
    private final Map<Line, Long> versions;

    private Told(Map<Line, List<Telling>> tellings, Map<Line, Long> versions) {
      this.tellings = Map.copyOf(tellings);
      this.versions = Map.copyOf(versions);
    }
  }

  private final ProgressReceivers receivers;
  private final DeliveryDocuments documents;
  private final ObjectMapper json;

  Compensations(ProgressReceivers receivers, DeliveryDocuments documents, ObjectMapper json) {
    this.receivers = receivers;
    this.documents = documents;
    this.json = json;
  }

  /** What was told of these sites; ask before records move. */
  public Told told(JdbcTemplate jdbc, Collection<UUID> sites) {
    Map<Line, List<Telling>> tellings = new HashMap<>();
    Map<Line, Long> versions = new HashMap<>();
    jdbc.query(
        """
        SELECT DISTINCT ON (buyer, connector, document, site_id)
               buyer, connector, document, id, site_id, canonical
          FROM delivery
         WHERE site_id = ANY (?) AND approval_id IS NULL AND state IN ('READY', 'ACCEPTED', 'APPLIED')
         ORDER BY buyer, connector, document, site_id, created_at DESC, version DESC""",
        row -> {
          Line line = new Line(row.getString(1), row.getString(2), row.getString(3));
          UUID id = row.getObject(4, UUID.class);
          UUID site = row.getObject(5, UUID.class);
          tellings
              .computeIfAbsent(line, l -> new ArrayList<>())
              .add(new Telling(id, site, comparable(row.getString(6))));
        },
        (Object) sites.toArray(UUID[]::new));
    jdbc.query(
        "SELECT buyer, connector, document, max(version) FROM delivery WHERE site_id = ANY (?)"
            + " GROUP BY buyer, connector, document",
        row -> {
          versions.put(
              new Line(row.getString(1), row.getString(2), row.getString(3)), row.getLong(4));
        },
        (Object) sites.toArray(UUID[]::new));
    return new Told(tellings, versions);
  }

  /**
   * What has to be told now that records have moved; in the order of site, organisation, connector
   * and document.
   *
   * @param before of all sites that the records were on
   * @param sites that they are on now
   */
  public List<Compensation> find(
      JdbcTemplate jdbc, Told before, Collection<UUID> sites, Instant asOf) {
    List<Compensation> found = new ArrayList<>();
    for (Concerned concerned : receivers.of(jdbc, sites)) {
      Receiver receiver = concerned.receiver();
      Line line = new Line(receiver.organisation(), receiver.connector(), receiver.document());
      List<Telling> tellings = before.tellings.getOrDefault(line, List.of());
      composed(jdbc, concerned, asOf)
          .filter(
              now -> tellings.isEmpty() || tellings.stream().anyMatch(t -> !now.equals(t.told())))
          .ifPresent(now -> found.add(compensation(concerned, tellings, now)));
    }
    return found;
  }

  private static Compensation compensation(
      Concerned concerned, List<Telling> tellings, JsonNode tells) {
    Telling last =
        tellings.stream()
            .filter(t -> t.siteId().equals(concerned.siteId()))
            .findFirst()
            .orElse(tellings.isEmpty() ? null : tellings.get(0));
    JsonNode told = last == null ? null : last.told();
    return new Compensation(
        concerned.receiver().organisation(),
        concerned.siteId(),
        concerned.receiver().connector(),
        concerned.receiver().document(),
        last == null ? null : last.id(),
        changed(told, tells),
        told,
        tells);
  }

  private static List<String> changed(@Nullable JsonNode told, JsonNode tells) {
    Set<String> names = new TreeSet<>();
    tells.fieldNames().forEachRemaining(names::add);
    if (told != null) {
      names.removeIf(name -> Objects.equals(told.get(name), tells.get(name)));
    }
    return List.copyOf(names);
  }

  private Optional<JsonNode> composed(JdbcTemplate jdbc, Concerned concerned, Instant asOf) {
    Receiver receiver = concerned.receiver();
    DueDelivery due =
        new DueDelivery(
            receiver.organisation(),
            new UUID(0, 0),
            concerned.siteId(),
            receiver.connector(),
            receiver.document(),
            0,
            null);
    Optional<? extends SpecificRecord> told =
        documents
            .subject(receiver.connector(), receiver.document())
            .flatMap(subject -> subject.compose(jdbc, due, asOf));
    return told.map(record -> comparable(CanonicalJson.write(record).toString()));
  }

  /**
   * Makes them due, under keys of their own. What is still on its way to the same receivers is not
   * sent any more, for it would tell the older state.
   *
   * @param before of all sites that the records were on
   * @param sites all sites, before and now
   */
  public void makeDue(
      JdbcTemplate jdbc,
      List<Compensation> compensations,
      Told before,
      Collection<UUID> sites,
      UUID change) {
    compensations.stream()
        .map(Compensations::line)
        .distinct()
        .forEach(line -> supersede(jdbc, line, sites));
    for (Compensation due : compensations) {
      jdbc.update(
          """
          INSERT INTO delivery (buyer, id, site_id, connector, document, version, state, supersedes,
              compensates)
          SELECT ?, gen_random_uuid(), ?, ?, ?, greatest(?, coalesce(max(version), 0)) + 1, 'DUE', ?, ?
            FROM delivery WHERE (buyer, connector, document, site_id) = (?, ?, ?, ?)""",
          due.organisation(),
          due.siteId(),
          due.connector(),
          due.document(),
          before.versions.getOrDefault(line(due), 0L),
          due.supersedes(),
          change,
          due.organisation(),
          due.connector(),
          due.document(),
          due.siteId());
    }
  }

  private static Line line(Compensation due) {
    return new Line(due.organisation(), due.connector(), due.document());
  }

  private static void supersede(JdbcTemplate jdbc, Line line, Collection<UUID> sites) {
    jdbc.update(
        """
        UPDATE delivery SET state = 'SUPERSEDED', finished_at = now(),
            reason = 'its site was joined or parted; the delivery that follows tells the state since'
         WHERE buyer = ? AND connector = ? AND document = ? AND site_id = ANY (?)
           AND approval_id IS NULL AND state IN ('DUE', 'READY')""",
        line.organisation(),
        line.connector(),
        line.document(),
        sites.toArray(UUID[]::new));
  }

  private @Nullable JsonNode comparable(@Nullable String canonical) {
    if (canonical == null) {
      return null;
    }
    try {
      return without(json.readTree(canonical));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a delivery's canonical record is not JSON", e);
    }
  }

  private static JsonNode without(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove(VOLATILE);
    }
    for (Iterator<JsonNode> children = node.elements(); children.hasNext(); ) {
      without(children.next());
    }
    return node;
  }
}
