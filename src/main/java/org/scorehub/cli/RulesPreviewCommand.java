package org.scorehub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.scorehub.activation.RulesFiles;
import org.scorehub.mapping.Bundle;
import org.scorehub.matching.InvalidRules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./hub rules preview}: what changed rules would do; changes nothing. */
@Command(
    name = "preview",
    description = {
      "Show what changed rule files would do. With --server: to the open issues, escalations and",
      "recommendations that the user sees on a running hub. Without: to the rule of each topic.",
      "Nothing is changed."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "1:the hub refused", "2:the rules do not work"})
final class RulesPreviewCommand implements Callable<Integer> {

  @Parameters(arity = "1..*", paramLabel = "DIR|FILE", description = "changed rule files")
  private List<Path> given = List.of();

  @Option(names = "--server", paramLabel = "URL", description = "address of the running hub")
  private @Nullable String server;

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "who asks; the password is HUB_PASSWORD in the environment, or asked for")
  private @Nullable String user;

  @Option(names = "--json", description = "everything, as JSON")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    if (server == null) {
      return offline(ProjectRoot.find(), given, json, System.out, System.err);
    }
    if (user == null) {
      throw HubFailure.badInput("--server needs --user");
    }
    return online(RunningServer.of(server, user), System.out, System.err);
  }

  private int online(RunningServer hub, OutputStream out, OutputStream err) throws IOException {
    Bundle project = RulesFiles.in(ProjectRoot.find());
    return online(hub, new ChangedRuleFiles(project).read(given), json, out, err);
  }

  static int online(
      RunningServer hub,
      Map<String, String> changes,
      boolean json,
      OutputStream out,
      OutputStream err)
      throws IOException {
    ObjectNode draft = JsonNodeFactory.instance.objectNode();
    ObjectNode files = draft.putObject("files");
    changes.forEach(files::put);
    RunningServer.Answer answer = hub.post("/api/v1/rules/preview", draft);
    if (answer.status() != RunningServer.Answer.OK) {
      throw HubFailure.failed(
          answer.body().path("detail").asText("the hub answered " + answer.status()));
    }
    JsonNode preview = answer.body();
    if (json) {
      JsonLines.pretty(preview, out);
    } else {
      write(RulesText.preview(preview), out);
    }
    write(ActivationText.problems(preview.path("problems")), err);
    return preview.path("problems").isEmpty() ? Hub.DONE : Hub.BAD_INPUT;
  }

  static int offline(Path root, List<Path> given, boolean json, OutputStream out, OutputStream err)
      throws IOException {
    Bundle project = RulesFiles.in(root);
    Bundle changed = RulesFiles.changed(project, new ChangedRuleFiles(project).read(given));
    try {
      List<RulesText.TopicChange> changes =
          RulesText.changes(
              RulesFiles.matcher(project).rules(), RulesFiles.matcher(changed).rules());
      write(json ? RulesText.json(changes) : RulesText.topics(changes), out);
      return Hub.DONE;
    } catch (InvalidRules e) {
      JsonLines.problems(e.problems(), err);
      return Hub.BAD_INPUT;
    }
  }

  private static void write(String text, OutputStream out) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
