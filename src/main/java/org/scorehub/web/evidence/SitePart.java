package org.scorehub.web.evidence;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.web.evidence.DocumentFacts.Facts;
import org.scorehub.web.site.SiteDetail;
import org.scorehub.web.site.SiteReads;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Who the factory is, and who says so. */
@Component
@Order(1)
class SitePart implements EvidencePart {

  private final SiteReads sites;
  private final DocumentFacts documents;

  SitePart(SiteReads sites, DocumentFacts documents) {
    this.sites = sites;
    this.documents = documents;
  }

  @Override
  public void add(UUID site, EvidenceRows rows) {
    SiteDetail detail = sites.get(site);
    rows.begin(EvidenceSection.IDENTIFIERS);
    detail.identifiers().stream()
        .sorted(
            Comparator.comparing(SiteDetail.Identifier::scheme)
                .thenComparing(SiteDetail.Identifier::value))
        .forEach(id -> rows.add("/sites/" + site, id.scheme(), id.value(), id.level()));
    rows.begin(EvidenceSection.DESCRIPTIONS);
    List<SiteDetail.Supply> supplies =
        detail.supplies().stream()
            .sorted(Comparator.comparing(SiteDetail.Supply::connector))
            .toList();
    Map<UUID, Facts> facts =
        documents.of(supplies.stream().map(SiteDetail.Supply::exchangeId).toList());
    supplies.forEach(supply -> add(supply, facts.get(supply.exchangeId()), rows));
  }

  private static void add(SiteDetail.Supply supply, @Nullable Facts facts, EvidenceRows rows) {
    rows.names(supply.exchangeId());
    rows.add(
        "/exchanges/" + supply.exchangeId(),
        supply.connector(),
        supply.name(),
        supply.exchangeId(),
        facts == null ? null : facts.document(),
        supply.suppliedAt(),
        facts == null ? null : facts.size(),
        facts == null ? null : facts.sha256(),
        facts == null ? null : facts.bundle());
  }
}
