package org.scorehub.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.scorehub.matching.Matcher;
import org.scorehub.matching.MatchingRules;
import org.scorehub.matching.RulesInUse;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The texts of pages without a page. */
public record ShownTexts(Texts texts, Display display, Reader reader) {

  private static final Matcher RULES = new Matcher(MatchingRules.load(ShownTexts::file));

  /** With the named bundles beside those that all pages use. */
  public static ShownTexts with(String bundle) {
    ResourceBundleMessageSource bundles = new ResourceBundleMessageSource();
    bundles.setBasenames("messages/common", "messages/words", "messages/terms", bundle);
    bundles.setDefaultEncoding("UTF-8");
    bundles.setFallbackToSystemLocale(false);
    Reader reader = new Reader();
    Texts texts = new Texts(bundles, reader);
    Titles titles = new Titles(new RulesInUse(RULES), ".");
    return new ShownTexts(texts, new Display(titles, texts, reader, Clock.systemUTC()), reader);
  }

  private static byte[] file(String path) {
    try {
      return Files.readAllBytes(Path.of(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
