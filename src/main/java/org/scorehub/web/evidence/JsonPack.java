package org.scorehub.web.evidence;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A pack as JSON; the data of each row is exactly the text that was hashed. */
final class JsonPack implements PackWriter {

  private final PackTarget target;
  private final ObjectMapper json;
  private @Nullable JsonGenerator out;
  private boolean inSection;

  JsonPack(PackTarget target, ObjectMapper json) {
    this.target = target;
    this.json = json;
  }

  @Override
  public void begin(EvidenceCover cover) throws IOException {
    JsonGenerator begun = json.createGenerator(target.open());
    out = begun;
    begun.writeStartObject();
    begun.writeObjectField("cover", cover);
    begun.writeArrayFieldStart("sections");
  }

  @Override
  public void section(EvidenceSection section) throws IOException {
    endSection();
    out().writeStartObject();
    out().writeStringField("section", section.slug());
    out().writeArrayFieldStart("rows");
    inSection = true;
  }

  private void endSection() throws IOException {
    if (inSection) {
      out().writeEndArray();
      out().writeEndObject();
      inSection = false;
    }
  }

  @Override
  public void row(EvidenceSection section, EvidenceRow row) throws IOException {
    out().writeStartObject();
    out().writeFieldName("data");
    out().writeRawValue(RowForm.json(section, row.cells(), row.source()));
    out().writeStringField("sha256", row.sha256());
    out().writeEndObject();
  }

  @Override
  public void end(PackManifest manifest) throws IOException {
    endSection();
    out().writeEndArray();
    out().writeObjectField("manifest", manifest);
    out().writeEndObject();
    out().close();
  }

  private JsonGenerator out() {
    if (out == null) {
      throw new IllegalStateException("a pack begins with its cover");
    }
    return out;
  }
}
