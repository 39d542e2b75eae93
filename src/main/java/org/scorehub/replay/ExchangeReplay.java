package org.scorehub.replay;

import com.fasterxml.jackson.databind.node.NullNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.AvroCodec;
import org.scorehub.canonical.avro.Audit;
import org.scorehub.connector.Connector;
import org.scorehub.connector.InboundDocument;
import org.scorehub.connector.Translation;
import org.scorehub.intake.Earlier;
import org.scorehub.intake.ReceivedDocument;
import org.scorehub.intake.RepeatedDocument;
import org.scorehub.intake.RepeatedRecording;
import org.scorehub.journal.Admission;
import org.scorehub.journal.AttemptChain;
import org.scorehub.journal.ExchangeState;
import org.scorehub.journal.KeptExchange;
import org.scorehub.journal.PayloadArchive;
import org.scorehub.journal.PipelineDatabase;
import org.scorehub.journal.RepeatedAttempt;
import org.scorehub.journal.Settlement;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Works on one settled exchange again, within the caller's transaction. */
@Component
final class ExchangeReplay {

  private final JdbcTemplate jdbc;
  private final AttemptChain chain;
  private final PayloadArchive archive;
  private final ReplayBundles bundles;
  private final RepeatedRecording recording;

  ExchangeReplay(
      PipelineDatabase database,
      AttemptChain chain,
      PayloadArchive archive,
      ReplayBundles bundles,
      RepeatedRecording recording) {
    this.jdbc = new JdbcTemplate(database.dataSource());
    this.chain = chain;
    this.archive = archive;
    this.bundles = bundles;
    this.recording = recording;
  }

  /** The exchange, locked. */
  KeptExchange hold(String buyer, UUID id) {
    KeptExchange kept =
        chain
            .hold(buyer, id)
            .orElseThrow(() -> new ReplayRefused("the exchange is not there any more"));
    if (kept.state() == ExchangeState.RECEIVED || kept.state() == ExchangeState.SPLITTING) {
      throw new ReplayRefused("the hub is still at work on it");
    }
    return kept;
  }

  /**
   * Translates and records it again, and adds the attempt to its chain.
   *
   * @throws ReplayRefused if its bytes or files are not there any more
   */
  Settlement replay(KeptExchange kept, ReplayCommand command, ReplayOrigin origin) {
    Admission of = kept.admission();
    boolean translated = command.stage() == ReplayStage.CANONICAL;
    String bundleId;
    Translation translation;
    if (translated) {
      translation = stored(kept);
      bundleId = String.valueOf(kept.bundleId());
    } else {
      byte[] bytes = bytes(of);
      Connector connector = bundles.find(of.connector(), kept.bundleId(), command);
      bundleId = connector.bundle().id();
      translation = translate(connector, of, document -> document.translate(bytes));
    }
    Settlement settlement =
        recording.record(
            new RepeatedDocument(
                ReceivedDocument.of(of),
                new Earlier(kept.state(), kept.revision(), translated),
                translation,
                bundleId));
    chain.add(kept, settlement, attempt(command, origin));
    return settlement;
  }

  /** Notes that it could not be done. */
  void failed(KeptExchange kept, String why, ReplayCommand command, ReplayOrigin origin) {
    chain.addFailure(kept, kept.bundleId(), why, attempt(command, origin));
  }

  private static RepeatedAttempt attempt(ReplayCommand command, ReplayOrigin origin) {
    return new RepeatedAttempt(
        command.stage().name(), origin.askedBy(), origin.reason(), origin.job());
  }

  static Translation translate(
      Connector connector, Admission of, Function<InboundDocument, Translation> translating) {
    InboundDocument document =
        connector
            .inbound(of.document())
            .orElseThrow(
                () ->
                    new ReplayRefused(
                        "in these files no document is called "
                            + of.connector()
                            + "/"
                            + of.document()));
    return document.table().isPresent() && of.part() == null
        ? new Translation.Table()
        : translating.apply(document);
  }

  private byte[] bytes(Admission of) {
    byte[] bytes =
        archive
            .read(of.buyer(), of.id())
            .orElseThrow(() -> new ReplayRefused("its bytes are not kept any more"));
    if (!MessageDigest.isEqual(sha256(bytes), of.sha256())) {
      throw new ReplayRefused("its stored bytes do not fit the hash they were received with");
    }
    return bytes;
  }

  private Translation stored(KeptExchange kept) {
    Admission of = kept.admission();
    Audit audit = stored(of.buyer(), of.id(), kept.revision());
    if (audit == null) {
      throw new ReplayRefused(
          "no translation of it is stored; only audits keep theirs. Replay it from its bytes");
    }
    return new Translation.Translated(
        audit, NullNode.getInstance(), kept.problems(), List.of(), null);
  }

  private @Nullable Audit stored(String buyer, UUID id, @Nullable Integer revision) {
    return jdbc
        .query(
            """
            SELECT n.canonical FROM audit_revision r JOIN audit_rendition n
                   USING (buyer, scheme, native_id, revision)
             WHERE r.buyer = ? AND r.exchange_id = ? AND r.revision = ?
             ORDER BY n.rendered_at DESC LIMIT 1""",
            (row, n) -> AvroCodec.decode(Audit.class, row.getBytes(1)),
            buyer,
            id,
            revision)
        .stream()
        .findFirst()
        .orElse(null);
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
