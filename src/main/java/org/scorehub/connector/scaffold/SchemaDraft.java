package org.scorehub.connector.scaffold;

import org.jspecify.annotations.Nullable;
import org.scorehub.document.DocumentFormat;

/**
 * Writes the schema of a document: that of their description where there is one, else what samples
 * obey.
 */
final class SchemaDraft {

  private final ScaffoldRequest request;
  private final String document;
  private final SampleSet samples;

  SchemaDraft(ScaffoldRequest request, String document, SampleSet samples) {
    this.request = request;
    this.document = document;
    this.samples = samples;
  }

  /** Its path from the project root. */
  String addTo(DraftFiles files, @Nullable Interface described) {
    boolean xml = samples.format() == DocumentFormat.XML;
    String path =
        "schemas/%s/%s%s".formatted(request.id(), document, xml ? ".xsd" : ".schema.json");
    String about = "%s of %s".formatted(Scaffold.title(document), request.titleOrId());
    String theirs =
        described == null
            ? null
            : described.inSchema(
                document,
                about
                    + ", as "
                    + described.api().file()
                    + " describes it. "
                    + OpenApiSchema.CHANGES);
    String description =
        about
            + ", inferred from "
            + samples.files()
            + ". As long as nobody says otherwise this is this project's own profile of it, not a document of theirs.";
    if (theirs != null) {
      files.put(path, theirs);
    } else if (xml) {
      files.putAll(XsdDraft.of(samples, path, description));
    } else {
      files.put(path, JsonSchemaDraft.of(samples, document, description));
    }
    return path;
  }
}
