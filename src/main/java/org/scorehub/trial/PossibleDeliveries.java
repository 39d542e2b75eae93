package org.scorehub.trial;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.scorehub.audit.AuditOutlook;
import org.scorehub.audit.ToldRecommendations;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.avro.Audit;
import org.scorehub.canonical.avro.Enrolment;
import org.scorehub.canonical.avro.ImprovementPassport;
import org.scorehub.canonical.avro.IssueProgress;
import org.scorehub.canonical.avro.KpiReading;
import org.scorehub.canonical.avro.ProgressUpdate;
import org.scorehub.canonical.avro.Recommendations;
import org.scorehub.canonical.avro.Site;
import org.scorehub.connector.Connector;
import org.scorehub.connector.OutboundDocument;
import org.scorehub.document.Writing;
import org.scorehub.matching.RankedModule;
import org.scorehub.matching.ScoreModule;
import org.scorehub.training.ProgressDraft;

/**
 * Makes what could be sent because of one document, by the real mappings, from records that are
 * made up from this document alone. Each says what it assumes.
 */
final class PossibleDeliveries {

  private static final String SITE_ID = new UUID(0, 0).toString();
  private static final String PROJECT = "Improvement project";
  private static final String PROGRESS = ProgressUpdate.class.getSimpleName();
  private static final String RECOMMENDED = Recommendations.class.getSimpleName();
  private static final String PASSPORT = ImprovementPassport.class.getSimpleName();
  private static final String UNKNOWN_SITE =
      "Not sent: this system is told only of sites that it has told of itself.";
  private static final String APPROVED =
      "Sent once a person of the buyer approves it, to a provider that the site is linked with.";
  private static final String CONSENTED =
      "Sent once a training provider records that, with link and consent.";
  private static final String WHOLE =
      "Made from all that is recorded about the site, so it is not made here.";

  private final ProgressDraft drafts;
  private final List<Connector> connectors;

  PossibleDeliveries(ProgressDraft drafts, Collection<Connector> connectors) {
    this.drafts = drafts;
    this.connectors = connectors.stream().sorted(Comparator.comparing(Connector::id)).toList();
  }

  /** Of an audit that a connector received. */
  List<PossibleDelivery> of(String from, Audit audit, AuditOutlook outlook) {
    List<String> modules = outlook.modules().modules().stream().map(RankedModule::module).toList();
    Recommendations told = ToldRecommendations.of(outlook.recommendations(), audit.getSite());
    return Stream.concat(
            documents(RECOMMENDED, c -> made(c, told, APPROVED)),
            enrolled(from, audit.getSite(), modules, worked(outlook.issues()), asOf(audit)))
        .toList();
  }

  /** Of a site that a connector told of. */
  List<PossibleDelivery> of(String from, Site site) {
    return enrolled(from, site, List.of(), List.of(), Instant.EPOCH).toList();
  }

  /** Of a record of training. */
  List<PossibleDelivery> of(SpecificRecord training, Site site) {
    String when =
        "Sent to each buyer using it that told of the site, with link and consent; made as if this"
            + " were the only record, with the site as it is described here.";
    return Stream.concat(
            documents(
                PROGRESS,
                c ->
                    tellsAlone(training)
                        ? made(c, drafts.only(training, identified(site), asOf(training)), when)
                        : unmade(c, true, "Sent together with the enrolment it belongs to.")),
            passports())
        .toList();
  }

  private static boolean tellsAlone(SpecificRecord training) {
    return training instanceof Enrolment || training instanceof KpiReading;
  }

  private Stream<PossibleDelivery> enrolled(
      String from, Site site, List<String> modules, List<IssueProgress> issues, Instant asOf) {
    List<String> taken = modules.isEmpty() ? List.of(ScoreModule.WORKPLACE_COOPERATION) : modules;
    ProgressUpdate update = drafts.enrolled(identified(site), taken, issues, asOf);
    String when = "If the site enrolled in " + String.join(", ", taken) + on(issues) + ". ";
    return Stream.concat(
        documents(
            PROGRESS,
            c ->
                c.connector().id().equals(from) || c.connector().inbound().isEmpty()
                    ? made(c, update, when + CONSENTED)
                    : unmade(c, false, UNKNOWN_SITE)),
        passports());
  }

  private static String on(List<IssueProgress> issues) {
    return issues.isEmpty()
        ? ""
        : " and had improvement projects for its " + issues.size() + " open issues";
  }

  private Stream<PossibleDelivery> passports() {
    return documents(PASSPORT, c -> unmade(c, true, WHOLE));
  }

  private static List<IssueProgress> worked(List<IssueProgress> issues) {
    return issues.stream()
        .map(issue -> IssueProgress.newBuilder(issue).setProjects(List.of(PROJECT)).build())
        .toList();
  }

  private record Candidate(Connector connector, String name, OutboundDocument document) {}

  private interface Maker {
    PossibleDelivery make(Candidate candidate);
  }

  private Stream<PossibleDelivery> documents(String canonical, Maker maker) {
    List<PossibleDelivery> found = new ArrayList<>();
    for (Connector connector : connectors) {
      connector.outbound().entrySet().stream()
          .filter(d -> d.getValue().definition().canonical().equals(canonical))
          .sorted(Map.Entry.comparingByKey())
          .forEach(d -> found.add(maker.make(new Candidate(connector, d.getKey(), d.getValue()))));
    }
    return found.stream();
  }

  private static PossibleDelivery made(Candidate candidate, SpecificRecord told, String when) {
    Writing writing = candidate.document().make(told);
    return writing instanceof Writing.Written written
        ? delivery(candidate, true, when, new String(written.bytes(), UTF_8), List.of())
        : delivery(candidate, true, when, null, ((Writing.Unwritable) writing).problems());
  }

  private static PossibleDelivery unmade(Candidate candidate, boolean told, String when) {
    return delivery(candidate, told, when, null, List.of());
  }

  private static PossibleDelivery delivery(
      Candidate candidate,
      boolean told,
      String when,
      @Nullable String content,
      List<Problem> problems) {
    return new PossibleDelivery(
        candidate.connector().id(),
        candidate.name(),
        candidate.document().definition().canonical(),
        told,
        when,
        candidate.document().definition().envelope(),
        content,
        problems,
        null);
  }

  private static Site identified(Site site) {
    return Site.newBuilder(site).setSiteId(SITE_ID).build();
  }

  /** A time that is the same whenever the document is tried. */
  private static Instant asOf(Audit audit) {
    return Stream.of(audit.getIssuedAt(), start(audit.getEndedOn()), start(audit.getStartedOn()))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(Instant.EPOCH);
  }

  private static Instant asOf(SpecificRecord training) {
    LocalDate day =
        training instanceof KpiReading reading
            ? reading.getPeriodUntil()
            : ((Enrolment) training).getEnrolledOn();
    return Optional.ofNullable(start(day)).orElse(Instant.EPOCH);
  }

  private static @Nullable Instant start(@Nullable LocalDate day) {
    return day == null ? null : day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
