package org.scorehub.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attoparser.ParseException;
import org.attoparser.config.ParseConfiguration;
import org.attoparser.simple.AbstractSimpleMarkupHandler;
import org.attoparser.simple.SimpleMarkupParser;
import org.jspecify.annotations.Nullable;

/** What a template says by itself, and what it leaves to the bundles. */
final class TemplateTexts extends AbstractSimpleMarkupHandler {

  /** A text of the template that the bundle's takes the place of. */
  record Prototype(String key, String text) {}

  private record Element(String name, boolean filled, @Nullable String key, StringBuilder markup) {}

  private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");
  private static final Pattern KEY = Pattern.compile("#\\{([a-z][a-z0-9.-]+)");
  private static final Pattern WHOLE_KEY = Pattern.compile("#\\{([a-z][a-z0-9.-]+)}");
  private static final Pattern LITERAL = Pattern.compile("'([^']*)'|\\|([^|]*)\\|");

  /** Parts of expressions whose literals nobody reads: comparisons, arguments, marks of a style. */
  private static final Pattern UNREAD =
      Pattern.compile(
          "[=!]= *'[^']*'|\\w+\\('[^']*'|\\?: 'DUE'"
              + "|placeholder=[^,]*|'(?:page|open|good|bad|wait|outerHTML|every 2s|/replays/|group-)'");

  private static final Set<String> CODE = Set.of("code", "pre", "kbd", "script", "style");
  private static final Set<String> SHOWN = Set.of("aria-label", "placeholder", "title", "alt");
  private static final Set<String> SPOKEN =
      Set.of("th:text", "th:utext", "th:attr", "th:aria-label", "th:title", "th:placeholder");

  private final List<String> bare = new ArrayList<>();
  private final Set<String> keys = new TreeSet<>();
  private final List<Prototype> prototypes = new ArrayList<>();
  private final Deque<Element> open = new ArrayDeque<>();

  static TemplateTexts of(Path template) {
    TemplateTexts texts = new TemplateTexts();
    try {
      new SimpleMarkupParser(ParseConfiguration.htmlConfiguration())
          .parse(Files.readString(template), texts);
    } catch (IOException | ParseException e) {
      throw new IllegalStateException(template.toString(), e);
    }
    return texts;
  }

  /** Words that no bundle has a say in. */
  List<String> bare() {
    return bare;
  }

  /** Keys of bundles that the template names. */
  Set<String> keys() {
    return keys;
  }

  List<Prototype> prototypes() {
    return prototypes;
  }

  @Override
  public void handleStandaloneElement(
      String name, Map<String, String> attributes, boolean minimized, int line, int column) {
    attributes(name, attributes);
    outer(b -> b.append('<').append(name).append('>'));
  }

  @Override
  public void handleOpenElement(String name, Map<String, String> attributes, int line, int column) {
    Map<String, String> given = attributes(name, attributes);
    outer(b -> b.append('<').append(name).append('>'));
    String text = given.getOrDefault("th:text", given.get("th:utext"));
    Matcher key = text == null ? null : WHOLE_KEY.matcher(text);
    open.push(
        new Element(
            name,
            text != null,
            key != null && key.matches() ? key.group(1) : null,
            new StringBuilder()));
  }

  @Override
  public void handleCloseElement(String name, int line, int column) {
    Element closed = open.pop();
    if (closed.key() != null) {
      prototypes.add(new Prototype(closed.key(), words(closed.markup().toString())));
    }
    outer(b -> b.append("</").append(name).append('>'));
  }

  @Override
  public void handleText(char[] buffer, int offset, int length, int line, int column) {
    String text = new String(buffer, offset, length);
    outer(b -> b.append(text));
    boolean read = open.stream().noneMatch(e -> e.filled() || CODE.contains(e.name()));
    if (read && WORD.matcher(text).find()) {
      bare.add(words(text));
    }
  }

  private void outer(java.util.function.Consumer<StringBuilder> write) {
    open.stream().filter(Element::filled).forEach(e -> write.accept(e.markup()));
  }

  private Map<String, String> attributes(String element, @Nullable Map<String, String> given) {
    Map<String, String> attributes = given == null ? Map.of() : given;
    attributes.forEach((name, value) -> attribute(element, attributes, name, value));
    return attributes;
  }

  private void attribute(
      String element, Map<String, String> all, String name, @Nullable String value) {
    if (value == null) {
      return;
    }
    KEY.matcher(value).results().forEach(found -> keys.add(found.group(1)));
    if (SHOWN.contains(name) && !all.containsKey("th:" + name) && isProse(name, value)) {
      bare.add(value);
    }
    boolean spoken = SPOKEN.contains(name) && !CODE.contains(element);
    if (spoken || value.contains("layout :: page")) {
      LITERAL
          .matcher(UNREAD.matcher(value).replaceAll(""))
          .results()
          .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
          .map(literal -> literal.replaceAll("\\$\\{[^}]*}", ""))
          .filter(literal -> WORD.matcher(literal).find())
          .forEach(bare::add);
    }
  }

  /** An example of what to type is no prose: it has no spaces. */
  private static boolean isProse(String name, String value) {
    return WORD.matcher(value).find() && (!name.equals("placeholder") || value.contains(" "));
  }

  private static String words(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
