package org.scorehub.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.audit.RenditionComparison;
import org.scorehub.canonical.avro.Audit;
import org.scorehub.connector.Connector;
import org.scorehub.connector.Translation;
import org.scorehub.intake.Earlier;
import org.scorehub.intake.ReceivedDocument;
import org.scorehub.intake.RepeatedDocument;
import org.scorehub.journal.Admission;
import org.scorehub.journal.AttemptChain;
import org.scorehub.journal.KeptExchange;
import org.scorehub.journal.PayloadArchive;
import org.springframework.stereotype.Component;

/**
 * Reads stored documents through other files, in memory. Most of a past reads as it did; those
 * documents are told apart here, so that only the others have to be recorded to know what follows.
 */
@Component
final class Rereading {

  /** So many translations are kept until they are compared: more would outlive a young heap. */
  private static final int COMPARED_AT_ONCE = 16;

  private final AttemptChain chain;
  private final PayloadArchive archive;
  private final RenditionComparison renditions;

  Rereading(AttemptChain chain, PayloadArchive archive, RenditionComparison renditions) {
    this.chain = chain;
    this.archive = archive;
    this.renditions = renditions;
  }

  /**
   * Each document by its exchange; those that are gone or cannot be read say so.
   *
   * @param bundles finds the files to read them through
   */
  Map<UUID, Reread> read(String buyer, List<Selected> batch, ReplayBundles.Finder bundles) {
    List<UUID> ids = batch.stream().map(Selected::id).toList();
    Map<UUID, KeptExchange> kept = new HashMap<>();
    chain.read(buyer, ids).forEach(one -> kept.put(one.admission().id(), one));
    Map<UUID, byte[]> bytes = archive.read(buyer, ids);
    Map<UUID, Reread> read = new HashMap<>();
    List<RenditionComparison.Reading> readings = new ArrayList<>();
    for (Selected one : batch) {
      Reread reread = read(one, kept.get(one.id()), bytes.get(one.id()), bundles);
      read.put(one.id(), reread);
      addReading(one, reread, readings);
      if (readings.size() == COMPARED_AT_ONCE) {
        settle(renditions.unchanged(buyer, readings), read);
        readings.clear();
      }
    }
    settle(renditions.unchanged(buyer, readings), read);
    return read;
  }

  private Reread read(
      Selected one,
      @Nullable KeptExchange kept,
      byte @Nullable [] bytes,
      ReplayBundles.Finder bundles) {
    if (kept == null) {
      return Reread.failed(one.id(), "the exchange is not there any more");
    }
    if (bytes == null) {
      return Reread.failed(one.id(), "its bytes are not kept any more");
    }
    Admission of = kept.admission();
    if (!MessageDigest.isEqual(ExchangeReplay.sha256(bytes), of.sha256())) {
      return Reread.failed(
          one.id(), "its stored bytes do not fit the hash they were received with");
    }
    try {
      Connector connector = bundles.find(of.connector(), kept.bundleId());
      Translation translation =
          ExchangeReplay.translate(
              connector, of, document -> document.translateWithoutPlaces(bytes));
      return judged(kept, translation, connector.bundle().id());
    } catch (ReplayRefused e) {
      return Reread.failed(one.id(), String.valueOf(e.getMessage()));
    }
  }

  private static Reread judged(KeptExchange kept, Translation translation, String bundle) {
    UUID id = kept.admission().id();
    if (translation instanceof Translation.Table) {
      return new Reread.Settled(id, "SPLITTING", List.of(), "its rows would be read");
    }
    if (translation instanceof Translation.Quarantined && translation.alarms().isEmpty()) {
      String detail = kept.isUnusable() ? null : "what is recorded stands";
      return new Reread.Settled(id, "QUARANTINED", Reread.codes(translation.problems()), detail);
    }
    return new Reread.Otherwise(
        id,
        new RepeatedDocument(
            ReceivedDocument.of(kept.admission()),
            new Earlier(kept.state(), kept.revision(), false),
            translation,
            bundle));
  }

  private static void addReading(
      Selected one, Reread reread, List<RenditionComparison.Reading> readings) {
    if (reread instanceof Reread.Otherwise other
        && other.document().translation() instanceof Translation.Translated translated
        && translated.alarms().isEmpty()
        && translated.canonical() instanceof Audit audit) {
      Integer revision = other.document().earlier().revision();
      JsonNode tree = translated.nativeTree();
      if (revision != null && other.document().earlier().isRecorded()) {
        readings.add(RenditionComparison.reading(one.id(), revision, one.site(), audit, tree));
      }
    }
  }

  private static void settle(Set<UUID> unchanged, Map<UUID, Reread> read) {
    unchanged.forEach(
        id ->
            read.computeIfPresent(
                id,
                (same, reread) ->
                    new Reread.Settled(
                        same,
                        "UNCHANGED",
                        Reread.codes(
                            ((Reread.Otherwise) reread).document().translation().problems()),
                        null)));
  }
}
