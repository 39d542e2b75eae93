package org.scorehub.connector.scaffold;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scorehub.document.DocumentFormat;

/** This project's own form, as long as nobody says what the other side would have. */
record OwnForm(ScaffoldRequest request, DocumentFormat format) implements OutForm {

  private static final String STATUS =
      """
      theirs,ours,note
      evidence-submitted,EVIDENCE_SUBMITTED,as far as training can bring an issue
      in-progress,IN_PROGRESS,
      open,OPEN,
      """;
  private static final String STATES =
      """
      theirs,ours,note
      accepted,ACCEPTED,
      classroom-done,CLASSROOM_DONE,
      completed,COMPLETED,
      declined,DECLINED,
      dropped,DROPPED,
      enrolled,ENROLLED,
      recommended,RECOMMENDED,
      visits,VISITS,
      """;

  @Override
  public String schema() {
    return OutDraft.schema(request, format);
  }

  @Override
  public @Nullable String soapAction() {
    return null;
  }

  @Override
  public Map<String, byte[]> files() {
    String codes = "mappings/" + request.id() + "/codes/";
    String kind = "progress." + format.name().toLowerCase(Locale.ROOT);
    Map<String, String> files = new LinkedHashMap<>();
    files.put(
        OutDraft.schema(request, format),
        OutDraft.resource(request, format, kind + (isXml() ? ".xsd" : ".schema.json")));
    files.put(OutDraft.mapping(request), OutDraft.resource(request, format, kind + ".jslt"));
    files.put(codes + "issue-status.csv", STATUS);
    files.put(codes + "training-state.csv", STATES);
    return DraftFiles.bytes(files);
  }

  private boolean isXml() {
    return format == DocumentFormat.XML;
  }

  @Override
  public @Nullable String root() {
    return isXml() ? "siteProgress" : null;
  }

  @Override
  public @Nullable String key() {
    return switch (format) {
      case XML -> null;
      case JSON -> "/siteId";
      case TABLE -> "/site_id";
    };
  }

  @Override
  public SampleSet.@Nullable Columns table() {
    return format == DocumentFormat.TABLE
        ? new SampleSet.Columns(Map.of(), 1, ";", null, List.of())
        : null;
  }

  @Override
  public Map<String, String> identifiers() {
    return Map.of();
  }

  @Override
  public List<String> guesses() {
    return List.of();
  }

  @Override
  public String untold(String path) {
    if (path.startsWith("/site/")) {
      return "the buyer described the site itself; its names and identifiers are enough to find it";
    }
    return path.equals("/issues[]/topic")
        ? "the hub's own vocabulary; the buyer's own code is told"
        : "the hub's own";
  }
}
