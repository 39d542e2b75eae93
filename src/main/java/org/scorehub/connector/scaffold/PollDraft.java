package org.scorehub.connector.scaffold;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scorehub.document.DocumentFormat;

/** How the hub fetches a document, as far as samples tell. */
final class PollDraft {

  private static final List<String> TEMPLATES = List.of("rest-poll", "sftp-in", "folder-in");

  private PollDraft() {}

  /** Null if it is not fetched. */
  static ManifestDraft.@Nullable Poll of(
      @Nullable String template,
      String document,
      SampleSet samples,
      @Nullable Interface described) {
    if (template == null) {
      return null;
    } else if (!TEMPLATES.contains(template)) {
      throw new UnusableSample(
          "--poll "
              + template
              + " is no route template; there are: "
              + String.join(", ", TEMPLATES));
    } else if (template.equals("rest-poll") && samples.format() != DocumentFormat.JSON) {
      throw new UnusableSample("--poll rest-poll fetches JSON; use sftp-in or folder-in");
    }
    return new ManifestDraft.Poll(
        template,
        template.equals("rest-poll")
            ? pages(document, samples.page(), described)
            : files(template, samples));
  }

  private static Map<String, String> pages(
      String document, SampleSet.@Nullable Page page, @Nullable Interface described) {
    SampleSet.Page theirs = described == null ? null : described.page();
    String path = described == null ? null : described.firstPage();
    SampleSet.Page seen =
        page == null ? new SampleSet.Page("/data", "/links/next", "/meta/cursor") : page;
    SampleSet.Page known = theirs == null ? seen : theirs;
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("path", path != null ? path : "/v1/" + document + "s?since=${cursor}");
    parameters.put("items", known.items());
    if (!known.next().isEmpty()) {
      parameters.put("next", known.next());
    }
    if (!known.cursor().isEmpty()) {
      parameters.put("cursor", known.cursor());
    }
    parameters.put("interval", "30s");
    return parameters;
  }

  private static Map<String, String> files(String template, SampleSet samples) {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (template.equals("sftp-in")) {
      parameters.put("directory", "to-score");
    }
    parameters.put(
        "include",
        switch (samples.format()) {
          case JSON -> ".*\\.json";
          case XML -> ".*\\.xml";
          case TABLE -> ".*\\.(csv|xlsx?)";
        });
    parameters.put("interval", "30s");
    parameters.put("settle", "2s");
    return parameters;
  }
}
