package org.scorehub.registry;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.Address;
import org.scorehub.canonical.avro.FacilityMatch;
import org.scorehub.canonical.avro.FacilityMatches;
import org.scorehub.canonical.avro.Site;
import org.scorehub.intake.CanonicalRecorder;
import org.scorehub.intake.Recording;
import org.scorehub.intake.SiteDocument;
import org.scorehub.journal.ExchangeState;
import org.springframework.stereotype.Component;

/** Keeps the latest answer of each registry for each site of a buyer. */
@Component
final class FacilityMatchRecorder implements CanonicalRecorder {

  private record Asked(String buyer, java.util.UUID site, String registry) {}

  @Override
  public Set<Class<? extends SpecificRecord>> types() {
    return Set.of(FacilityMatches.class);
  }

  @Override
  public boolean describesSite() {
    return false;
  }

  @Override
  public void record(List<SiteDocument> documents, Recording recording) {
    Map<Asked, SiteDocument> latest = new LinkedHashMap<>();
    for (SiteDocument document : documents) {
      FacilityMatches answer = (FacilityMatches) document.canonical();
      if (recording.isOvertaken(document)) {
        recording.settle(document, ExchangeState.UNCHANGED, null, "a later answer stands");
        continue;
      }
      latest.put(new Asked(document.buyer(), document.siteId(), answer.getRegistry()), document);
      int found = answer.getMatches().size();
      recording.settle(
          document,
          ExchangeState.RECORDED,
          null,
          found + (found == 1 ? " facility offered" : " facilities offered"));
    }
    forget(latest.keySet(), recording);
    write(latest.values(), recording);
    OsIdHistory.record(latest.values(), recording);
  }

  private static void forget(Set<Asked> asked, Recording recording) {
    recording
        .jdbc()
        .batchUpdate(
            "DELETE FROM facility_match WHERE buyer = ? AND site_id = ? AND registry = ?",
            asked.stream().map(a -> new Object[] {a.buyer(), a.site(), a.registry()}).toList());
  }

  private static void write(Iterable<SiteDocument> documents, Recording recording) {
    List<Object[]> rows = new ArrayList<>();
    for (SiteDocument document : documents) {
      FacilityMatches answer = (FacilityMatches) document.canonical();
      Map<String, Object[]> matches = new LinkedHashMap<>();
      answer.getMatches().forEach(m -> matches.putIfAbsent(id(m), row(document, answer, m)));
      rows.addAll(matches.values());
    }
    recording
        .jdbc()
        .batchUpdate(
            """
            INSERT INTO facility_match (buyer, site_id, registry, registry_id, matched_by, name,
                address, country, latitude, longitude, closed, url, exchange_id, seen_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            rows);
  }

  private static Object[] row(SiteDocument document, FacilityMatches answer, FacilityMatch match) {
    Site facility = match.getFacility();
    @Nullable Address address = facility.getAddress();
    return new Object[] {
      document.buyer(),
      document.siteId(),
      answer.getRegistry(),
      id(match),
      answer.getBy(),
      facility.getName(),
      address == null ? null : address.getStreetAddress(),
      address == null ? null : address.getAddressCountry(),
      facility.getGeo() == null ? null : facility.getGeo().getLatitude(),
      facility.getGeo() == null ? null : facility.getGeo().getLongitude(),
      match.getClosed(),
      match.getUrl(),
      document.received().id(),
      Timestamp.from(document.received().receivedAt())
    };
  }

  private static String id(FacilityMatch match) {
    return match.getFacility().getIdentifiers().get(0).getValue();
  }
}
