package org.scorehub.platform;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.scorehub.cli.Hub;
import org.scorehub.cli.HubCommand;
import org.scorehub.cli.HubFailure;
import org.scorehub.journal.PipelineDatabase;
import org.scorehub.proof.ProofExport;
import org.springframework.dao.DataAccessException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./hub export-proof}: what one organisation sent and got, and when, with proofs. */
@Command(
    name = "export-proof",
    description = {
      "Write what an organisation sent and got in a span of time, each record with its proof.",
      "Reads the database that HUB_DATABASE_URL names, else that of HUB_HOME, beside a running hub or",
      "without one. The archive says itself how it is checked; or: hub verify-proof FILE"
    })
public final class ExportProofCommand implements HubCommand {

  @Option(
      names = "--buyer",
      required = true,
      paramLabel = "ORGANISATION",
      description = "whose records")
  private String buyer = "";

  @Option(
      names = "--from",
      required = true,
      paramLabel = "WHEN",
      description = "records since: 2026-11-01, 2026-11-01T08:30:00Z or back from now, P6M")
  private String from = "";

  @Option(names = "--to", paramLabel = "WHEN", description = "records before; now if not given")
  private @Nullable String to;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE.zip",
      description = "where to write the archive")
  private Path file = Path.of("proofs.zip");

  @Override
  public Integer call() throws IOException {
    Clock clock = Clock.systemUTC();
    Instant start = Moment.of(from, clock);
    Instant end = to == null ? clock.instant() : Moment.of(to, clock);
    if (!start.isBefore(end)) {
      throw HubFailure.badInput("--from must be before --to");
    }
    try (JournalReader journal = JournalReader.open(System.getenv())) {
      PipelineDatabase database = journal.database();
      refuseIfUnknown(database);
      ProofExport.Written written = write(new ProofExport(database.jdbc(), buyer, start, end));
      System.err.printf(
          "hub: wrote %s, %d records under %d seals%n", file, written.records(), written.seals());
      return Hub.DONE;
    } catch (DataAccessException | IllegalStateException e) {
      throw HubFailure.failed("the journal cannot be read: " + e.getMessage());
    }
  }

  private void refuseIfUnknown(PipelineDatabase database) {
    if (database
        .jdbc()
        .sql("SELECT 1 FROM organisation WHERE buyer = ?")
        .param(buyer)
        .query(Integer.class)
        .list()
        .isEmpty()) {
      throw HubFailure.badInput("there is no organisation " + buyer);
    }
  }

  /** Whole or not at all. */
  private ProofExport.Written write(ProofExport export) throws IOException {
    Path partial = file.resolveSibling(file.getFileName() + ".partial");
    try {
      ProofExport.Written written;
      try (OutputStream out = Files.newOutputStream(partial)) {
        written = export.write(out, Instant.now());
      }
      Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
      return written;
    } finally {
      Files.deleteIfExists(partial);
    }
  }
}
