package org.scorehub.web.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.UUID;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scorehub.web.ShownTexts;
import org.scorehub.web.site.SiteDetail;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.i18n.SimpleTimeZoneAwareLocaleContext;

/** One pack in three forms, and what its hashes are of. */
class PackWriterTest {

  private static final ObjectMapper JSON = JsonMapper.builder().findAndAddModules().build();
  private static final Instant AT = Instant.parse("2026-01-31T20:00:01Z");

  private final EvidenceTexts texts = texts();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private static EvidenceTexts texts() {
    ShownTexts shown = ShownTexts.with("messages/evidence");
    return new EvidenceTexts(shown.texts(), shown.display(), shown.reader());
  }

  @AfterEach
  void nobodyReads() {
    LocaleContextHolder.resetLocaleContext();
  }

  private static EvidenceCover cover() {
    SiteDetail site =
        new SiteDetail(
            new UUID(0, 1),
            "Lotus <Knit> & Co",
            "莲花针织",
            "VN",
            null,
            List.of(),
            null,
            null,
            List.of(),
            List.of());
    return new EvidenceCover(
        new UUID(0, 2),
        site,
        "demo-retail",
        "officer",
        List.of("COMPLIANCE"),
        AT,
        "UTC",
        "en",
        "test",
        "r1",
        "http://hub",
        List.of(EvidenceSection.REMEDIES, EvidenceSection.VISITS));
  }

  private PackManifest write(PackWriter writer, int visits, String words) throws IOException {
    writer.begin(cover());
    EvidenceRows rows = new EvidenceRows(writer, cover().sections());
    rows.begin(EvidenceSection.REMEDIES);
    rows.add(
        "/escalations/1",
        "e",
        "r",
        words,
        new BigDecimal("1250.50"),
        "USD",
        3,
        "OWED",
        BigDecimal.ZERO,
        "officer",
        AT);
    rows.begin(EvidenceSection.IDENTIFIERS);
    rows.add("/sites/1", "gln", "123", "SITE");
    rows.begin(EvidenceSection.VISITS);
    for (int i = 1; i <= visits; i++) {
      rows.add("/sites/1", "WC", i, LocalDate.of(2026, 1, i), "看到了新的护栏", "zh");
    }
    PackManifest manifest = rows.finish();
    writer.end(manifest);
    return manifest;
  }

  private XSSFWorkbook workbook(int visits, String words, int mostRows) throws IOException {
    try (WorkbookPack pack = new WorkbookPack(() -> out, texts, mostRows)) {
      write(pack, visits, words);
    }
    return new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"=HYPERLINK(\"http://evil\")", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1"})
  void leavesNoTextThatASpreadsheetWouldRun(String words) throws IOException {
    try (XSSFWorkbook book = workbook(1, words, 100)) {
      Cell cell = book.getSheet("Remedies").getRow(1).getCell(2);
      assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
      assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
      assertThat(cell.getStringCellValue()).contains(words.strip());
    }
  }

  @Test
  void writesRealNumbersDaysAndTimesInTheReadersZone() throws IOException {
    LocaleContextHolder.setLocaleContext(
        new SimpleTimeZoneAwareLocaleContext(
            Locale.ENGLISH, TimeZone.getTimeZone("Asia/Shanghai")));
    try (XSSFWorkbook book = workbook(1, "back wages", 100)) {
      XSSFSheet remedies = book.getSheet("Remedies");
      assertThat(remedies.getRow(1).getCell(3).getNumericCellValue()).isEqualTo(1250.5);
      assertThat(remedies.getRow(1).getCell(9).getLocalDateTimeCellValue())
          .isEqualTo(LocalDateTime.of(2026, 2, 1, 4, 0, 1));
      assertThat(remedies.getRow(0).getCell(9).getStringCellValue())
          .isEqualTo("When (Asia/Shanghai)");
      assertThat(remedies.getRow(1).getCell(10).getHyperlink().getAddress())
          .isEqualTo("http://hub/escalations/1");
      assertThat(remedies.getPaneInformation().isFreezePane()).isTrue();
      assertThat(remedies.getCTWorksheet().getAutoFilter().getRef()).isEqualTo("A1:L2");
      assertThat(book.getSheet("Visits").getRow(1).getCell(2).getLocalDateTimeCellValue())
          .isEqualTo(LocalDate.of(2026, 1, 1).atStartOfDay());
    }
  }

  @Test
  void goesOnOnAnotherSheetWhereOneIsFull() throws IOException {
    try (XSSFWorkbook book = workbook(5, "back wages", 3)) {
      assertThat(book.getSheet("Visits").getLastRowNum()).isEqualTo(2);
      assertThat(book.getSheet("Visits 3").getLastRowNum()).isEqualTo(1);
      assertThat(book.getSheet("Visits 2").getRow(0).getCell(0).getStringCellValue())
          .isEqualTo("Module");
      assertThat(book.getSheet("Identifiers")).isNull();
    }
  }

  @Test
  void printsWithoutScriptOrAnythingFromElsewhere() throws IOException {
    write(new HtmlPack(() -> out, texts), 2, "<script>alert(1)</script> \u0001ধাগা");
    String page = out.toString(StandardCharsets.UTF_8);
    assertThat(page)
        .startsWith("<!DOCTYPE html>")
        .contains("Lotus &lt;Knit> &amp; Co", "莲花针织", "ধাগা", "看到了新的护栏")
        .contains("lang=\"zh\"", "&lt;script>")
        .doesNotContain("<script", "<img", "<link", "href=", "src=", "\u0001");
    assertThat(page).contains("<style>" + PackStyle.css() + "</style>");
    assertThat(PackStyle.policy()).contains("style-src 'sha256-").doesNotContain("unsafe");
  }

  @Test
  void saysInJsonExactlyWhatWasHashed() throws IOException {
    PackManifest manifest = write(new JsonPack(() -> out, JSON), 3, "back wages");
    JsonNode pack = JSON.readTree(out.toByteArray());
    StringBuilder lines = new StringBuilder();
    for (JsonNode section : pack.path("sections")) {
      StringBuilder hashes = new StringBuilder();
      for (JsonNode row : section.path("rows")) {
        assertThat(row.path("sha256").asText()).isEqualTo(RowForm.sha256(row.path("data") + ""));
        hashes.append(row.path("sha256").asText()).append('\n');
      }
      lines
          .append(section.path("section").asText())
          .append(' ')
          .append(section.path("rows").size())
          .append(' ')
          .append(RowForm.sha256(hashes.toString()))
          .append('\n');
    }
    assertThat(manifest.sha256()).isEqualTo(RowForm.sha256(lines.toString()));
    assertThat(pack.at("/manifest/sha256").asText()).isEqualTo(manifest.sha256());
  }

  @Test
  void hashesTheSameInEveryLanguageZoneAndForm() throws IOException {
    PackManifest first = write(PackWriter.NOTHING, 2, "back wages");
    LocaleContextHolder.setLocaleContext(
        new SimpleTimeZoneAwareLocaleContext(
            Locale.SIMPLIFIED_CHINESE, TimeZone.getTimeZone("Asia/Shanghai")));
    assertThat(write(new HtmlPack(() -> out, texts), 2, "back wages")).isEqualTo(first);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("补救", "走访", "清单");
    PackManifest other = write(PackWriter.NOTHING, 3, "back wages");
    assertThat(other.since(first)).containsExactly(new PackManifest.Difference("visits", 2L, 3L));
  }

  @Test
  void cutsWhatACellCannotHoldAndSaysSo() throws IOException {
    try (XSSFWorkbook book = workbook(1, "x".repeat(40_000), 100)) {
      Cell cell = book.getSheet("Remedies").getRow(1).getCell(2);
      assertThat(cell.getStringCellValue()).hasSizeLessThanOrEqualTo(32_767).contains("cut off");
    }
  }
}
