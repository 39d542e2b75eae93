package org.scorehub.web.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scorehub.HubServers;
import org.scorehub.HubTest;
import org.scorehub.journey.AuditFixture;
import org.scorehub.journey.HubUnderTest;
import org.scorehub.web.Seed;
import org.scorehub.web.WebClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.util.HtmlUtils;

/** What the page shows of getting suppliers as data works as it is shown. */
@HubTest
class DataFeedTest {

  @Autowired private WebClient web;
  @Autowired private HubUnderTest hub;

  /** The examples of the page, as they are shown, with a name and a password in place. */
  @Test
  void showsExamplesThatWork(@TempDir Path folder) throws Exception {
    AuditFixture audit = AuditFixture.audit();
    String audited = hub.recordAudit(audit);
    String feed = "/suppliers/feed?q=" + audit.site();
    String page = web.browser("sourcing", "sandbox").get(feed).body();
    assertThat(page).doesNotContain(Seed.BRAND).doesNotContain(jaas("password"));
    await().untilAsserted(() -> assertThat(ran(example(page, "curl-list"))).contains(audited));
    assertThat(ran(example(page, "curl-changes"))).contains("\"items\"");
    Files.writeString(
        folder.resolve("client.properties"), withLogin(example(page, "client-properties")));
    Files.writeString(folder.resolve("Events.java"), example(page, "java"));
    assertThat(printed(folder, audited)).contains("{").containsIgnoringCase("nativeId");
  }

  private static String withLogin(String example) {
    return example.replace("USERNAME", jaas("username")).replace("PASSWORD", jaas("password"));
  }

  /** The first line of the Java example that begins with a site. */
  private static String printed(Path folder, String site) throws IOException {
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "Events.java")
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader lines = program.inputReader()) {
      return lines.lines().filter(line -> line.startsWith(site + " {")).findFirst().orElse("");
    } finally {
      program.destroyForcibly();
    }
  }

  @Test
  void showsACommandThatListsEvents() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/kcat")), "kcat is not installed");
    String audited = hub.recordAudit(AuditFixture.audit());
    String page = web.browser("sourcing", "sandbox").get("/suppliers/feed").body();
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                assertThat(ran(withLogin(example(page, "kcat")) + " -e"))
                    .contains(audited + " ", "ce_type=org.scorehub.audit.recorded.v1"));
  }

  private static String jaas(String option) {
    String login = HubServers.broker().clientProperties().getOrDefault("sasl.jaas.config", "");
    Matcher value = Pattern.compile(option + "=\"([^\"]*)\"").matcher(login);
    assertThat(value.find()).as(option).isTrue();
    return value.group(1);
  }

  private static String example(String page, String id) {
    Matcher found = Pattern.compile("id=\"" + id + "\"[^>]*>([^<]*)<").matcher(page);
    assertThat(found.find()).as(id).isTrue();
    return HtmlUtils.htmlUnescape(found.group(1));
  }

  private static String ran(String command) throws IOException, InterruptedException {
    String real = command.replace("USERNAME:PASSWORD", "sourcing:sandbox");
    Process shell = new ProcessBuilder("sh", "-c", real).start();
    String out = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return out;
  }
}
