package org.scorehub.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Schemas of the tests: files under {@code document/} of the test resources, or in memory. */
final class TestSchemas {

  static final SchemaFiles FILES = TestSchemas::read;

  private TestSchemas() {}

  static DocumentReader auditReader() {
    return auditReader(DocumentLimits.DEFAULT);
  }

  static DocumentReader auditReader(DocumentLimits limits) {
    return DocumentSchemas.xmlReader(FILES, "document/audit.xsd", "audit", limits);
  }

  static DocumentWriter auditWriter() {
    return DocumentSchemas.xmlWriter(FILES, "document/audit.xsd", "audit");
  }

  static DocumentReader jsonReader() {
    return jsonReader(DocumentLimits.DEFAULT);
  }

  static DocumentReader jsonReader(DocumentLimits limits) {
    return DocumentSchemas.jsonReader(FILES, "document/audit.schema.json", limits);
  }

  /** An XSD without namespace whose global declarations are these. */
  static SchemaFiles xsd(String declarations) {
    String schema =
        "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>" + declarations + "</xs:schema>";
    return inMemory(Map.of("test.xsd", schema));
  }

  static SchemaFiles inMemory(Map<String, String> files) {
    return path -> {
      if (!files.containsKey(path)) {
        throw new IllegalArgumentException("no file " + path);
      }
      return files.get(path).getBytes(StandardCharsets.UTF_8);
    };
  }

  static String audit(String questions) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <audit xmlns="urn:example:audit" version="1">
          <id>007</id>
          <date>2026-01-31</date>
          <site><name>Ningbo 甬江</name><country>CN</country></site>
          <questions>
        %s
          </questions>
        </audit>
        """
        .formatted(questions);
  }

  static String goodAudit() {
    return audit("    <question code=\"1.1\"><answer>yes</answer></question>");
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] read(String path) {
    try (InputStream in = TestSchemas.class.getClassLoader().getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalArgumentException("no file " + path);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
