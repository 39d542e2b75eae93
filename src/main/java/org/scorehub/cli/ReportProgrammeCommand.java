package org.scorehub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./hub report programme}: results of SCORE training over all enterprises one may see. */
@Command(
    name = "programme",
    description = {
      "Results of SCORE training.",
      "Prints per KPI how many enterprises reported, which share improved and by how much;",
      "people trained by sex and role; enterprises by module."
    })
final class ReportProgrammeCommand implements Callable<Integer> {

  @Mixin private AskedServer from = new AskedServer();

  @Option(names = "--country", paramLabel = "CC", description = "of enterprises, ISO 3166 alpha-2")
  private @Nullable String country;

  @Option(names = "--module", paramLabel = "CODE", description = "SCORE module, for example QM")
  private @Nullable String module;

  @Option(
      names = "--from",
      paramLabel = "DAY",
      description = "last period compared ended on or after this day")
  private @Nullable LocalDate first;

  @Option(names = "--to", paramLabel = "DAY", description = "and on or before this one")
  private @Nullable LocalDate last;

  @Option(names = "--xlsx", paramLabel = "FILE", description = "write a workbook too")
  private @Nullable Path workbook;

  @Override
  public Integer call() throws IOException {
    return run(from.server(), System.out);
  }

  int run(RunningServer hub, OutputStream out) throws IOException {
    JsonNode results = hub.get("/api/v1/programme" + query());
    if (workbook != null) {
      ProgrammeWorkbook.write(results, workbook);
    }
    from.print(results, ProgrammeText::of, out);
    return Hub.DONE;
  }

  private String query() {
    return AskedServer.query(
        "country", country, "module", module, "from", text(first), "to", text(last));
  }

  private static @Nullable String text(@Nullable LocalDate day) {
    return day == null ? null : day.toString();
  }
}
