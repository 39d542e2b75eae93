package org.scorehub.web.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.scorehub.HubTest;
import org.scorehub.web.WebClient;
import org.springframework.beans.factory.annotation.Autowired;

/** A table that came, on the page of its exchange and on those of its rows. */
@HubTest
class ReceivedTableTest {

  private static final String SHEET = "Enrolments";
  private static final String[] HEADER = {
    "Enrolment ID", "Factory", "Country", "Module", "State", "Completed on"
  };

  @Autowired private WebClient web;

  private final String run = UUID.randomUUID().toString().substring(0, 8);

  private String id() {
    return "ENR-" + run;
  }

  private String[][] rows() {
    return new String[][] {
      HEADER, {id(), "Sample Garments " + run, "VN", "WC", "Completed", "some day <b>"}
    };
  }

  private byte[] workbook() throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      Sheet sheet = book.createSheet(SHEET);
      for (String[] cells : rows()) {
        Row row = sheet.createRow(sheet.getPhysicalNumberOfRows());
        for (int i = 0; i < cells.length; i++) {
          row.createCell(i).setCellValue(cells[i]);
        }
      }
      book.write(out);
      return out.toByteArray();
    }
  }

  private String csv() {
    StringBuilder text = new StringBuilder();
    for (String[] row : rows()) {
      text.append(String.join(",", row)).append('\n');
    }
    return text.toString();
  }

  private String received(byte[] bytes) {
    HttpResponse<String> answer =
        web.as("trainer")
            .post(
                "/api/v1/connectors/score-training/enrolments-sheet",
                "application/octet-stream",
                bytes);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return WebClient.parse(answer.body()).path("exchangeId").asText();
  }

  private String rowOf(String table) {
    JsonNode rows =
        await()
            .atMost(Duration.ofSeconds(60))
            .until(
                () -> web.as("trainer").json("/api/v1/exchanges?parent=" + table).path("items"),
                items ->
                    items.size() == 1
                        && "QUARANTINED RECORDED".contains(items.at("/0/state").asText("-")));
    return rows.at("/0/id").asText();
  }

  private String page(String path) {
    return web.browser("trainer", "sandbox").get(path).body();
  }

  private static String found(String pattern, String page) {
    Matcher found = Pattern.compile(pattern).matcher(page);
    assertThat(found.find()).as(pattern).isTrue();
    return found.group(1);
  }

  @Test
  void aWorkbookIsShownSheetBySheet() throws IOException {
    String table = received(workbook());
    rowOf(table);
    String page = page("/exchanges/" + table);
    assertThat(page).contains("<caption>" + SHEET + "</caption>");
    assertThat(page).contains("<td id=\"c0-2-1\">" + id() + "</td>");
    assertThat(page).contains("some day &lt;b&gt;").doesNotContain("id=\"canonical\"");
  }

  @Test
  void itsRowIsShownCellByCellAndProblemsLeadToTheirCells() throws IOException {
    String row = rowOf(received(workbook()));
    String page = page("/exchanges/" + row);
    assertThat(page)
        .contains("<caption>" + SHEET + "!2</caption>", "A2</code>")
        .contains("<th scope=\"row\">enrolment_id</th>");
    String cell = found("href=\"#(cell-2-6)\">" + SHEET + "!F2</a>", page);
    assertThat(page).contains("<tr id=\"" + cell + "\" class=\"wait\">");
  }

  @Test
  void aValueOfARowLeadsToWhatCameOfIt() throws IOException {
    String row = rowOf(received(workbook()));
    String link =
        found("<a href=\"(/exchanges/[^\"]+)\">" + id() + "</a>", page("/exchanges/" + row));
    String reach = page(link.replace("&amp;", "&"));
    assertThat(reach).contains("/enrolment_id").contains("“" + id() + "”");
    assertThat(reach).contains("href=\"/exchanges/" + row + "#cell-2-1\">" + SHEET + "!A2</a>");
    assertThat(found("path=(/[a-zA-Z]+)\"><code>", reach)).isNotEmpty();
  }

  @Test
  void aRowOfCsvIsShownCellByCellToo() {
    String row = rowOf(received(csv().getBytes(UTF_8)));
    String page = page("/exchanges/" + row);
    assertThat(page).contains("A2</code>").contains("href=\"#cell-2-6\"");
    String link = found("<a href=\"(/exchanges/[^\"]+)\">" + id() + "</a>", page);
    assertThat(page(link.replace("&amp;", "&"))).contains("#cell-2-1\">line 2, column 1</a>");
  }

  @Test
  void aCellThatTheRowDoesNotHaveIsSaidToBeNone() {
    String row = rowOf(received(csv().getBytes(UTF_8)));
    assertThat(page("/exchanges/" + row + "/reach?path=Q9")).contains("The document has no /Q9");
  }
}
