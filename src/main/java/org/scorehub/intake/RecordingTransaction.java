package org.scorehub.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;
import org.scorehub.canonical.avro.Escalation;
import org.scorehub.connector.Translation;
import org.scorehub.identity.SiteClaim;
import org.scorehub.identity.SiteDirectory;
import org.scorehub.identity.SiteResolution;
import org.scorehub.identity.SiteStructure;
import org.springframework.stereotype.Component;

/**
 * All that one batch writes, in one transaction: sites first, in order, then what happened there.
 */
@Component
final class RecordingTransaction {

  /** Problem code of documents that are parked unread. */
  static final String PARKED = "attempts.exhausted";

  private final Map<Class<? extends SpecificRecord>, CanonicalRecorder> recorders;
  private final AlarmRecorder alarmRecorder;
  private final Collection<ProgressListener> listeners;
  private final BatchRows rows;

  RecordingTransaction(
      List<CanonicalRecorder> recorders,
      AlarmRecorder alarmRecorder,
      List<ProgressListener> listeners,
      BatchRows rows) {
    this.recorders = new HashMap<>();
    recorders.forEach(r -> r.types().forEach(type -> this.recorders.put(type, r)));
    this.alarmRecorder = alarmRecorder;
    this.listeners = List.copyOf(listeners);
    this.rows = rows;
  }

  void run(List<TranslatedDocument> documents, Recording recording) {
    SiteStructure.hold(recording.jdbc());
    Resolved resolved = resolve(documents, recording);
    Map<UUID, Long> versions = rows.lockSites(resolved.sites(), recording);
    List<SiteDocument> located = located(documents, resolved, versions);
    rows.writeSupplies(describing(located), recording);
    byRecorder(located).forEach((recorder, mine) -> recorder.record(mine, recording));
    alarmRecorder.raise(resolved.alarms(), recording);
    if (!recording.progress().isEmpty()) {
      listeners.forEach(l -> l.progressChanged(recording.progress(), recording));
    }
    rows.writeEvents(recording);
    rows.settle(documents, resolved, recording);
  }

  /**
   * Where the documents of a batch belong.
   *
   * @param siteOf site by exchange id, for translated documents without a conflict
   * @param conflicts problem by exchange id, for those with one
   * @param alarms alarms of all documents
   */
  record Resolved(
      Map<UUID, UUID> siteOf, Map<UUID, Problem> conflicts, List<AlarmRecorder.Alarm> alarms) {

    TreeSet<UUID> sites() {
      return new TreeSet<>(siteOf.values());
    }
  }

  private static Resolved resolve(List<TranslatedDocument> documents, Recording recording) {
    SiteDirectory directory = new SiteDirectory(recording.jdbc());
    List<TranslatedDocument> translated =
        documents.stream().filter(d -> d.translation() instanceof Translation.Translated).toList();
    List<SiteResolution> resolutions =
        directory.resolve(translated.stream().map(RecordingTransaction::claim).toList());
    Map<UUID, UUID> siteOf = new LinkedHashMap<>();
    Map<UUID, Problem> conflicts = new HashMap<>();
    for (int i = 0; i < resolutions.size(); i++) {
      UUID id = translated.get(i).received().id();
      if (resolutions.get(i) instanceof SiteResolution.Resolved resolved) {
        siteOf.put(id, resolved.siteId());
      } else {
        conflicts.put(id, conflict((SiteResolution.Conflict) resolutions.get(i)));
      }
    }
    return new Resolved(siteOf, conflicts, alarms(documents, directory));
  }

  private static List<AlarmRecorder.Alarm> alarms(
      List<TranslatedDocument> documents, SiteDirectory directory) {
    List<AlarmRecorder.Alarm> alarms = new ArrayList<>();
    for (TranslatedDocument document : documents) {
      for (Escalation alarm : document.translation().alarms()) {
        SiteClaim claim = SiteClaim.of(document.received().buyer(), alarm.getSite());
        SiteResolution site = claim.isEmpty() ? null : directory.resolve(List.of(claim)).get(0);
        alarms.add(
            new AlarmRecorder.Alarm(
                document.received(),
                alarm,
                site instanceof SiteResolution.Resolved resolved ? resolved.siteId() : null));
      }
    }
    return alarms;
  }

  private static SiteClaim claim(TranslatedDocument document) {
    return SiteClaim.of(
        document.received().buyer(),
        SiteDocument.siteOf(((Translation.Translated) document.translation()).canonical()));
  }

  private static Problem conflict(SiteResolution.Conflict conflict) {
    return Problem.blocking(
            ProblemKind.UNMAPPABLE,
            "identity.conflict",
            "The identifiers of this site belong to different sites; a person must decide")
        .withValue(conflict.sites().toString())
        .expecting("identifiers of one site only");
  }

  private static List<SiteDocument> located(
      List<TranslatedDocument> documents, Resolved resolved, Map<UUID, Long> versions) {
    List<SiteDocument> located = new ArrayList<>();
    for (TranslatedDocument document : documents) {
      UUID site = resolved.siteOf().get(document.received().id());
      if (site != null && document.translation() instanceof Translation.Translated translated) {
        located.add(
            new SiteDocument(
                document.received(),
                translated,
                document.bundleId(),
                site,
                versions.getOrDefault(site, 0L)));
      }
    }
    return located;
  }

  private List<SiteDocument> describing(List<SiteDocument> documents) {
    return documents.stream().filter(document -> recorder(document).describesSite()).toList();
  }

  private CanonicalRecorder recorder(SiteDocument document) {
    CanonicalRecorder recorder = recorders.get(document.canonical().getClass());
    if (recorder == null) {
      throw new IllegalStateException(
          "nobody records " + document.canonical().getClass().getSimpleName());
    }
    return recorder;
  }

  private Map<CanonicalRecorder, List<SiteDocument>> byRecorder(List<SiteDocument> documents) {
    Map<CanonicalRecorder, List<SiteDocument>> grouped = new LinkedHashMap<>();
    for (SiteDocument document : documents) {
      grouped.computeIfAbsent(recorder(document), r -> new ArrayList<>()).add(document);
    }
    return grouped;
  }
}
