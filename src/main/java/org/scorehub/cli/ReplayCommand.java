package org.scorehub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./hub replay}: does again what a running hub has done, after showing what it would do. */
@Command(
    name = "replay",
    description = {
      "Replay documents and deliveries on a running hub. Without --yes it shows what would change and",
      "changes nothing. Nothing is overwritten: every attempt stays readable."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done, or shown",
      "1:the hub refused, or an item could not be replayed",
      "2:bad input"
    })
final class ReplayCommand implements Callable<Integer> {

  private static final String PATH = "/api/v1/replays";
  private static final Duration STEP = Duration.ofMillis(500);

  @Mixin private ServerOptions options = new ServerOptions();

  @Mixin private ReplaySelection selection = new ReplaySelection();

  @Option(names = "--preview", description = "show what would change, even with --yes")
  private boolean shown;

  @Option(
      names = "--dry-run",
      description = "the same of everything that is meant: what would change for which supplier")
  private boolean dryRun;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "with --dry-run: write what would change as a page of its own, for print too")
  private @Nullable Path html;

  @Option(
      names = "--mappings",
      paramLabel = "DIR",
      description = "with --dry-run: try these mapping files of --connector instead")
  private @Nullable Path mappings;

  @Option(names = "--yes", description = "carry out what the preview shows")
  private boolean yes;

  @Option(names = "--reason", paramLabel = "TEXT", description = "why; kept with every attempt")
  private @Nullable String reason;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = "idempotency key: the same again gives the same replay")
  private @Nullable String key;

  @Option(names = "--status", paramLabel = "JOB", description = "show how far a replay is")
  private @Nullable UUID status;

  @Option(names = "--cancel", paramLabel = "JOB", description = "stop a replay after its item")
  private @Nullable UUID cancel;

  @Option(names = "--resume", paramLabel = "JOB", description = "go on with a cancelled replay")
  private @Nullable UUID resume;

  @Option(names = "--json", description = "everything, as JSON")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    return run(options.server(), System.out, System.err);
  }

  int run(RunningServer hub, OutputStream out, OutputStream err) throws IOException {
    if (status != null) {
      return tell(hub.get(PATH + "/" + status), out);
    }
    if (cancel != null) {
      return tell(
          ok(hub.post(PATH + "/" + cancel + "/cancel", JsonNodeFactory.instance.objectNode())),
          out);
    }
    if (resume != null) {
      ok(hub.post(PATH + "/" + resume + "/resume", JsonNodeFactory.instance.objectNode()));
      return follow(hub, resume.toString(), out, err);
    }
    if (yes && !isPreview() && reason == null) {
      throw HubFailure.badInput("--yes needs --reason");
    }
    return previewed(hub, out, err);
  }

  private int previewed(RunningServer hub, OutputStream out, OutputStream err) throws IOException {
    if (html != null && !isWhole()) {
      throw HubFailure.badInput("--html needs --dry-run without --sample");
    }
    JsonNode shown = planned(hub, ok(hub.post(PATH, wanted())), err);
    boolean act = yes && !isPreview() && mappings == null;
    List<JsonNode> changes = isWhole() ? changes(hub, shown) : List.of();
    if (!json) {
      write(ReplayText.preview(shown), out);
      if (isWhole()) {
        JsonNode escalations = hub.get(PATH + "/" + shown.path("id").asText() + "/escalations");
        write(TimeTravelText.of(shown.at("/plan/whole"), escalations, changes), out);
      }
    } else if (!act) {
      JsonLines.pretty(withChanges(shown, changes), out);
    }
    if (html != null) {
      Files.write(html, hub.bytes(PATH + "/" + shown.path("id").asText() + "/report"));
      write("Written to " + html + "\n", err);
    }
    if (!act) {
      write("Nothing was changed.\n", err);
      return Hub.DONE;
    }
    JsonNode job = ok(hub.post(PATH, wish(shown)));
    return follow(hub, job.path("id").asText(), out, err);
  }

  private ObjectNode wanted() throws IOException {
    ObjectNode wanted = selection.json(Instant.now());
    wanted.put("whole", isWhole());
    if (mappings != null) {
      String connector = selection.connector();
      if (connector == null || !dryRun) {
        throw HubFailure.badInput("--mappings needs --dry-run and --connector");
      }
      ObjectNode files = wanted.put("bundle", "CANDIDATE").putObject("files");
      CandidateFiles.read(mappings, connector).forEach(files::put);
    }
    return wanted;
  }

  private ObjectNode wish(JsonNode shown) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("restsOn", shown.path("id").asText())
        .put("seen", shown.path("seen").asText())
        .put("reason", reason)
        .put("idempotencyKey", key);
  }

  private boolean isPreview() {
    return shown || dryRun;
  }

  private boolean isWhole() {
    return dryRun && selection.isWhole();
  }

  private static List<JsonNode> changes(RunningServer hub, JsonNode shown) {
    List<JsonNode> all = new ArrayList<>();
    String path = PATH + "/" + shown.path("id").asText() + "/changes?limit=500";
    JsonNode page = hub.get(path);
    page.path("items").forEach(all::add);
    while (page.hasNonNull("next")) {
      page = hub.get(path + "&after=" + page.path("next").asText());
      page.path("items").forEach(all::add);
    }
    return all;
  }

  private static JsonNode withChanges(JsonNode shown, List<JsonNode> changes) {
    if (shown.at("/plan/whole").isMissingNode()) {
      return shown;
    }
    ObjectNode all = shown.deepCopy();
    all.putArray("changes").addAll(changes);
    return all;
  }

  private static JsonNode planned(RunningServer hub, JsonNode preview, OutputStream err)
      throws IOException {
    JsonNode now = preview;
    while (now.path("state").asText().equals("ASKED")) {
      if (now.hasNonNull("meant")) {
        write("%d of %d\n".formatted(now.path("lookedAt").asInt(), now.path("meant").asInt()), err);
      }
      LockSupport.parkNanos(STEP.toNanos());
      now = hub.get(PATH + "/" + preview.path("id").asText());
    }
    if (!now.path("state").asText().equals("PLANNED")) {
      throw HubFailure.failed(now.path("problem").asText("it was cancelled"));
    }
    return now;
  }

  /** Waits until it is over; the progress goes to the messages. */
  private int follow(RunningServer hub, String id, OutputStream out, OutputStream err)
      throws IOException {
    JsonNode job = hub.get(PATH + "/" + id);
    while (isUnderWay(job)) {
      write(ReplayText.job(job), err);
      LockSupport.parkNanos(STEP.toNanos());
      job = hub.get(PATH + "/" + id);
    }
    if (job.path("failed").asInt() > 0) {
      JsonNode items = hub.get(PATH + "/" + id + "/items?state=FAILED&limit=50").path("items");
      write(ReplayText.failures(items), err);
    }
    return tell(job, out);
  }

  private static boolean isUnderWay(JsonNode job) {
    String state = job.path("state").asText();
    return state.equals("ASKED") || state.equals("RUNNING");
  }

  private int tell(JsonNode job, OutputStream out) throws IOException {
    if (json) {
      JsonLines.pretty(job, out);
    } else {
      write(ReplayText.job(job), out);
    }
    boolean refused = job.path("state").asText().equals("REFUSED");
    return refused || job.path("failed").asInt() > 0 ? Hub.FAILED : Hub.DONE;
  }

  private static JsonNode ok(RunningServer.Answer answer) {
    if (answer.status() / 100 == 2) {
      return answer.body();
    }
    String detail = answer.body().path("detail").asText("the hub answered " + answer.status());
    throw answer.status() == 400 ? HubFailure.badInput(detail) : HubFailure.failed(detail);
  }

  private static void write(String text, OutputStream out) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
