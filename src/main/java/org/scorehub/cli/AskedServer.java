package org.scorehub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which running hub is asked, under whose rights, and how its answer is printed. */
final class AskedServer {

  @Option(
      names = "--server",
      paramLabel = "URL",
      defaultValue = "http://localhost:8080",
      description = "address of the running hub; ${DEFAULT-VALUE} if not given")
  private String address = "";

  @Option(
      names = "--user",
      required = true,
      paramLabel = "NAME",
      description =
          "under whose rights; the password is HUB_PASSWORD in the environment, or asked for")
  private String user = "";

  @Option(names = "--json", description = "as JSON")
  private boolean json;

  /** Prints an answer as it is or, unless JSON is asked for, as people read it. */
  void print(JsonNode answer, Function<JsonNode, String> asText, OutputStream out)
      throws IOException {
    if (json) {
      JsonLines.pretty(answer, out);
    } else {
      out.write(asText.apply(answer).getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
  }

  RunningServer server() {
    return RunningServer.of(address, user);
  }

  /** What follows a path to ask for the values that are given: names and values in turn. */
  static String query(@Nullable String... namesAndValues) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
      String value = namesAndValues[i + 1];
      if (value != null) {
        parts.add(namesAndValues[i] + '=' + URLEncoder.encode(value, StandardCharsets.UTF_8));
      }
    }
    return parts.isEmpty() ? "" : "?" + String.join("&", parts);
  }
}
