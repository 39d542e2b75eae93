package org.scorehub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.scorehub.connector.DocumentDefinition;
import org.scorehub.connector.DocumentDefinition.Direction;
import org.scorehub.connector.DocumentDefinition.Envelope;
import org.scorehub.document.DocumentFormat;
import org.scorehub.document.DocumentLimits;
import org.scorehub.document.TableLayout;

class ContentKeyTest {

  private static DocumentDefinition document(
      DocumentFormat format,
      @Nullable String key,
      @Nullable TableLayout table,
      @Nullable Envelope envelope) {
    return new DocumentDefinition(
        "Document",
        Direction.OUT,
        format,
        null,
        "schemas/c/d.schema.json",
        "ProgressUpdate",
        key,
        "mappings/c/d.out.jslt",
        null,
        DocumentLimits.DEFAULT,
        table,
        envelope,
        null,
        null,
        List.of(),
        List.of(),
        null,
        List.of());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void findsItInJson() {
    DocumentDefinition json = document(DocumentFormat.JSON, "/site/id", null, null);
    assertThat(ContentKey.ofDocument(json, bytes("{\"site\": {\"id\": 7}}"))).contains("7");
    assertThat(ContentKey.ofContent(json, bytes("{\"site\": {\"id\": 7}}"))).contains("7");
    assertThat(ContentKey.ofDocument(json, bytes("{\"site\": {}}"))).isEmpty();
  }

  @Test
  void findsItInAnEnvelope() {
    DocumentDefinition soap = document(DocumentFormat.XML, "/p/id", null, Envelope.SOAP);
    byte[] made = bytes("<?xml version=\"1.0\"?><p><id>A 1</id></p>");
    assertThat(ContentKey.ofDocument(soap, made)).contains("A 1");
    assertThat(ContentKey.ofContent(soap, SoapEnvelope.around(made))).contains("A 1");
  }

  @Test
  void findsItInTheFirstRowOfATable() {
    TableLayout layout =
        new TableLayout(null, 1, Map.of("site", List.of("Site no.")), ";", List.of(), null);
    DocumentDefinition table = document(DocumentFormat.TABLE, "/site", layout, null);
    byte[] rows = bytes("\uFEFFName;Site no.\r\n\"a;\nb\"; S-1 \r\nc;S-2\r\n");
    assertThat(ContentKey.ofContent(table, rows)).contains("S-1");
    assertThat(ContentKey.ofContent(table, bytes("Name;Site no.\r\n"))).isEmpty();
    assertThat(ContentKey.ofContent(table, bytes("Name\r\nx\r\n"))).isEmpty();
    assertThat(ContentKey.ofContent(table, bytes(""))).isEmpty();
  }

  @Test
  void findsNoneWhereNoneIsNamed() {
    DocumentDefinition json = document(DocumentFormat.JSON, null, null, null);
    assertThat(ContentKey.ofDocument(json, bytes("{\"id\": 1}"))).isEmpty();
  }
}
