package org.scorehub.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import org.springframework.util.FileSystemUtils;

/**
 * Gives each test of a {@code @HubTest} class a browser of its own, which has looked at nothing
 * before, and closes it. Tests are skipped where Debian's chromium and chromium-driver are absent.
 */
public final class BrowserSession implements BeforeEachCallback, AfterEachCallback {

  private @Nullable Path profile;
  private @Nullable Browser browser;

  /** The browser of the test that runs. */
  public Browser browser() {
    return Objects.requireNonNull(browser, "no test runs");
  }

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    profile = Files.createTempDirectory("browser");
    browser = Browser.open(port(context), profile);
  }

  private static int port(ExtensionContext context) {
    return SpringExtension.getApplicationContext(context)
        .getEnvironment()
        .getRequiredProperty("local.server.port", Integer.class);
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    if (browser != null) {
      browser.close();
    }
    FileSystemUtils.deleteRecursively(profile);
  }
}
