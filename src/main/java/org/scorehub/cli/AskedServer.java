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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which running hub is asked, under whose rights, and how its answer is printed. */
final class AskedServer {

  @Mixin private ServerOptions options = new ServerOptions();

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
    return options.server();
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
