package org.scorehub.passport;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.scorehub.canonical.avro.ImprovementPassport;
import org.scorehub.canonical.avro.KpiProgress;
import org.scorehub.canonical.avro.ModuleProgress;
import org.scorehub.canonical.avro.PassportSource;
import org.scorehub.canonical.avro.Site;
import org.scorehub.canonical.avro.TopicImprovement;

/**
 * What a passport says, before it has an issuer and a time.
 *
 * @param viewer organisation under whose rights it was composed
 */
record PassportContent(
    String viewer,
    UUID siteId,
    Site site,
    List<TopicImprovement> topics,
    List<ModuleProgress> modules,
    List<KpiProgress> kpis,
    List<PassportSource> sources) {

  /** True if there is neither an audit nor training to speak of. */
  boolean isEmpty() {
    return sources.isEmpty() && topics.isEmpty();
  }

  ImprovementPassport issued(
      UUID id, String issuerId, String issuerName, Instant issuedAt, Instant validUntil) {
    return ImprovementPassport.newBuilder()
        .setPassportId(id.toString())
        .setViewer(viewer)
        .setSiteId(siteId.toString())
        .setIssuerId(issuerId)
        .setIssuerName(issuerName)
        .setIssuedAt(issuedAt)
        .setValidUntil(validUntil)
        .setSite(site)
        .setTopics(topics)
        .setModules(modules)
        .setKpis(kpis)
        .setSources(sources)
        .build();
  }
}
