package org.scorehub.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.scorehub.connector.scaffold.Draft;
import org.scorehub.connector.scaffold.Sample;
import org.scorehub.connector.scaffold.Scaffold;
import org.scorehub.connector.scaffold.ScaffoldRequest;
import org.scorehub.connector.scaffold.UnusableSample;
import org.scorehub.connector.scaffold.Wsdl;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./hub connector new ID --sample FILE…}: a complete connector from samples. */
@Command(
    name = "new",
    description = {
      "Draft a connector from samples of one document: manifest, schema, mapping, code lists,",
      "examples, routes and its simulated other side. What is left to do goes to stdout, a line",
      "each: FILE:LINE: WHAT, the most important first. What was guessed, and why, goes to stderr."
    })
final class ConnectorNewCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "ID", description = "lower-case letters, digits, hyphens")
  private String id = "";

  @Option(
      names = "--sample",
      required = true,
      arity = "1..*",
      paramLabel = "FILE",
      description = "JSON, XML, CSV or a workbook; several of one document are merged")
  private List<Path> samples = new ArrayList<>();

  @Option(names = "--document", paramLabel = "NAME", description = "name of the document")
  private @Nullable String document;

  @Option(
      names = "--canonical",
      paramLabel = "RECORD",
      description = "what it becomes: Audit, Site, Escalation, Enrolment, …; guessed if absent")
  private @Nullable String canonical;

  @Option(names = "--title", paramLabel = "TEXT", description = "what people call the other side")
  private @Nullable String title;

  @Option(names = "--scheme", paramLabel = "NAME", description = "audit scheme; the id if absent")
  private @Nullable String scheme;

  @Option(
      names = "--poll",
      paramLabel = "TEMPLATE",
      description = "how the hub fetches it: rest-poll, sftp-in or folder-in")
  private @Nullable String poll;

  @Option(
      names = "--out",
      paramLabel = "TEMPLATE",
      description = "how progress goes back: http-out, sftp-out, folder-out or soap-out")
  private @Nullable String out;

  @Option(
      names = "--out-sample",
      paramLabel = "FILE",
      description = "what goes back as they would have it; with --out")
  private @Nullable Path outSample;

  @Option(
      names = "--wsdl",
      paramLabel = "FILE",
      description =
          "their SOAP service in WSDL 1.1, with its schemas beside it: they are taken as they are")
  private @Nullable Path wsdl;

  @Option(
      names = "--openapi",
      paramLabel = "FILE",
      description = "their interface in OpenAPI 3: schemas, paths and login are taken from it")
  private @Nullable Path openapi;

  @Option(
      names = "--tenant",
      paramLabel = "ORGANISATION",
      description = "who uses it in the sandbox; the id if absent")
  private @Nullable String tenant;

  @Option(names = "--dry-run", description = "say what would be written, write nothing")
  private boolean dryRun;

  @Option(
      names = "--force",
      description = "put a connector of that id aside into .hub/replaced, and say where")
  private boolean force;

  @Override
  public Integer call() throws IOException {
    return run(ProjectRoot.withRoutes(), System.out, System.err);
  }

  int run(Path root, PrintStream stdout, PrintStream stderr) throws IOException {
    try {
      Draft draft = Scaffold.draft(root, request());
      List<Path> aside = dryRun ? List.of() : draft.writeTo(root, force);
      aside.forEach(folder -> stderr.println("put aside: " + root.relativize(folder)));
      NewConnectorReport.print(draft, dryRun, stdout, stderr);
      return Hub.DONE;
    } catch (UnusableSample e) {
      throw HubFailure.badInput(String.valueOf(e.getMessage()));
    }
  }

  private ScaffoldRequest request() throws IOException {
    List<Sample> read = new ArrayList<>();
    for (Path sample : samples) {
      read.add(read(sample));
    }
    return new ScaffoldRequest(
        id,
        read,
        document,
        canonical,
        title,
        scheme,
        poll,
        out,
        outSample == null ? null : read(outSample),
        wsdl == null ? null : Wsdl.read(wsdl),
        openapi == null ? null : read(openapi),
        tenant);
  }

  private static Sample read(Path file) throws IOException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw HubFailure.badInput("cannot read " + file);
    }
    return new Sample(file.getFileName().toString(), Files.readAllBytes(file));
  }
}
