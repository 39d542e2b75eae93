package org.scorehub.web.playground;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.scorehub.HubTest;
import org.scorehub.trial.playground.Playground;
import org.scorehub.web.WebClient;
import org.springframework.beans.factory.annotation.Autowired;

/** A workbook in the playground, without script. */
@HubTest
class WorkbookSampleTest {

  private static final String PAGE = "/connectors/amfori-bsci/playground";
  private static final String SHOWN = PAGE + "?document=supply-chain-export";
  private static final String MISTAKES = "mistakes-row-by-row";
  private static final Path FILE =
      Path.of("mappings/amfori-bsci/examples/supply-chain-export", MISTAKES, "input.xlsx");

  @Autowired private WebClient web;

  private static HttpResponse<String> upload(WebClient browser, byte[] file) throws IOException {
    Matcher csrf =
        Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(browser.get(SHOWN).body());
    assertThat(csrf.find()).isTrue();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(part("name=\"_csrf\"", csrf.group(1)));
    body.writeBytes(part("name=\"document\"", "supply-chain-export"));
    body.writeBytes(part("name=\"sample\"; filename=\"sites.xlsx\"", new String(file, ISO_8859_1)));
    body.writeBytes("--part--\r\n".getBytes(ISO_8859_1));
    return browser.post(PAGE + "/file", "multipart/form-data; boundary=part", body.toByteArray());
  }

  private static byte[] part(String disposition, String content) {
    return ("--part\r\nContent-Disposition: form-data; "
            + disposition
            + "\r\n\r\n"
            + content
            + "\r\n")
        .getBytes(ISO_8859_1);
  }

  private static Map<String, String> form(String name, String value) throws IOException {
    return Map.of(
        "document",
        "supply-chain-export",
        "workbook",
        Base64.getEncoder().encodeToString(Files.readAllBytes(FILE)),
        name,
        value);
  }

  @Test
  void isShownAsATableToWhoseCellsProblemsLead() throws IOException {
    HttpResponse<String> page =
        upload(web.browser("engineer", "sandbox"), Files.readAllBytes(FILE));
    assertThat(page.statusCode()).isEqualTo(200);
    Matcher link = Pattern.compile("href=\"#(c0-\\d+-\\d+)\"").matcher(page.body());
    assertThat(link.find()).isTrue();
    assertThat(page.body()).contains("<td id=\"" + link.group(1) + "\">");
  }

  @Test
  void staysWhileTheMappingIsChangedAndAValueIsChosen() throws IOException {
    WebClient browser = web.browser("engineer", "sandbox");
    String shown = browser.submit(SHOWN, PAGE, form("at", "")).body();
    Matcher value = Pattern.compile("name=\"at\" value=\"(/\\d+/name)\"").matcher(shown);
    assertThat(value.find()).isTrue();
    assertThat(browser.submit(SHOWN, PAGE, form("at", value.group(1))).body())
        .containsPattern("class=\"note\"[\\s\\S]*href=\"#c0-\\d+-\\d+\"")
        .contains("name=\"workbook\"");
  }

  @Test
  void goesOnAsTextOnDemand() throws IOException {
    WebClient browser = web.browser("engineer", "sandbox");
    assertThat(browser.submit(SHOWN, PAGE + "/text", form("at", "")).body())
        .contains("<textarea id=\"sample\"")
        .doesNotContain("name=\"workbook\"");
  }

  @Test
  void isKeptAsAnExampleAsItIs() throws IOException {
    WebClient browser = web.browser("engineer", "sandbox");
    assertThat(browser.submit(SHOWN, PAGE + "/example.zip", form("name", "sites")).body())
        .contains("supply-chain-export/sites/input.xlsx");
  }

  @Test
  void isRefusedIfItIsTooLarge() throws IOException {
    HttpResponse<String> page =
        upload(web.browser("engineer", "sandbox"), new byte[Playground.MOST_TEXT + 1]);
    assertThat(page.statusCode()).isEqualTo(400);
  }
}
