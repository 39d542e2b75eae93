package org.scorehub.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bundles of texts against each other, the templates and the code. */
class TextsTest {

  private static final Path BUNDLES = Path.of("src/main/resources/messages");
  private static final Path TEMPLATES = Path.of("src/main/resources/templates");
  private static final Path CODE = Path.of("src/main/java");
  private static final Pattern PLACE = Pattern.compile("\\{(\\d)");
  private static final Pattern LONE_QUOTE = Pattern.compile("(?<!')'(?!')");

  /** Keys that are put together from a code, a sentence or a name. */
  private static final Pattern PUT_TOGETHER =
      Pattern.compile(
          "(words|terms|error)\\..*|(site\\.role|site\\.clock\\.name|training\\.better|common\\.change"
              + "|identity\\.(reason|table|change)|rules\\.preview\\.(what|value)"
              + "|escalation\\.(state|kind|act|step|entry|remedy)"
              + "|exchange\\.field|stuck\\.(reason|act|do)"
              + "|queue\\.(kind|act)|supplier\\.(facet|sort)|subscription\\.(kind|state|way|pace|digest|done)"
              + "|evidence\\.(section|column|cover|code|manifest)"
              + "|coverage\\.(sort|state|says|topic|change)"
              + "|reconcile\\.(show|agreement|point|says|severity|status|kind|state|basis|verdict"
              + "|decision|reason|change|field|problem))\\..*");

  private static final Set<String> NAMES = Set.of("score-hub", "UTC", "SHA-256");

  private final Map<String, String> english = bundles("");
  private final Map<String, String> chinese = bundles("_zh");

  private static Map<String, String> bundles(String language) {
    Map<String, String> all = new TreeMap<>();
    for (Path file : files(BUNDLES, language + ".properties")) {
      if (file.getFileName().toString().contains("_") == language.isEmpty()) {
        continue;
      }
      read(file).forEach((key, text) -> all.put(key.toString(), text.toString()));
    }
    return all;
  }

  private static Properties read(Path file) {
    Properties texts = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      texts.load(reader);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return texts;
  }

  private static List<Path> files(Path folder, String end) {
    try (Stream<Path> found = Files.walk(folder)) {
      return found.filter(file -> file.toString().endsWith(end)).sorted().toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<Path> templates() {
    return files(TEMPLATES, ".html");
  }

  @Test
  void areThereInBothLanguages() {
    Set<String> translated = new TreeSet<>(chinese.keySet());
    translated.removeIf(key -> key.startsWith("terms."));
    assertThat(translated).isEqualTo(english.keySet());
    assertThat(english).noneSatisfy((key, text) -> assertThat(text).isBlank());
    assertThat(chinese).noneSatisfy((key, text) -> assertThat(text).isBlank());
  }

  @Test
  void standInTheBundleThatTheirKeyBeginsWith() {
    for (Path file : files(BUNDLES, ".properties")) {
      String area = file.getFileName().toString().replaceFirst("(_zh)?\\.properties$", "");
      assertThat(read(file).stringPropertyNames())
          .as("%s", file)
          .allSatisfy(key -> assertThat(key).startsWith(area + "."));
    }
  }

  @Test
  void areAllNamedInTheSettings() throws IOException {
    String settings = Files.readString(Path.of("src/main/resources/application.yaml"));
    String named =
        settings.lines().filter(line -> line.strip().startsWith("basename:")).findAny().orElse("");
    assertThat(files(BUNDLES, ".properties"))
        .extracting(file -> file.getFileName().toString().replaceFirst("(_zh)?\\.properties$", ""))
        .allSatisfy(area -> assertThat(named).containsPattern("messages/" + area + "(,|$)"));
  }

  @Test
  void takeTheSameParameters() {
    english.forEach(
        (key, text) ->
            assertThat(places(String.valueOf(chinese.get(key)))).as(key).isEqualTo(places(text)));
  }

  private static Set<String> places(String text) {
    return PLACE
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void doubleTheirApostrophesWhereTheyTakeParametersAndOnlyThere() {
    BiConsumer<String, String> check =
        (key, text) -> {
          if (PLACE.matcher(text).find()) {
            assertThat(text).as(key).doesNotContainPattern(LONE_QUOTE);
            assertThat(new MessageFormat(text, Locale.ROOT)).as(key).isNotNull();
          } else {
            assertThat(text).as(key).doesNotContain("''");
          }
        };
    english.forEach(check);
    chinese.forEach(check);
  }

  @Test
  void areChineseWhereTheySaySo() {
    Pattern han = Pattern.compile("\\p{IsHan}");
    Pattern prose = Pattern.compile("[a-z]{3,} [a-z]{2,} [a-z]{2,}");
    chinese.forEach(
        (key, text) -> {
          String spoken = text.replaceAll("<code>.*?</code>|\\{[^}]*}", "");
          assertThat(prose.matcher(spoken).find()).as(key + "=" + text).isFalse();
          if (prose.matcher(String.valueOf(english.get(key))).find()) {
            assertThat(han.matcher(text).find()).as(key).isTrue();
          }
        });
  }

  @ParameterizedTest
  @MethodSource("templates")
  void leaveNoWordsToTheTemplates(Path template) {
    assertThat(TemplateTexts.of(template).bare())
        .filteredOn(text -> !NAMES.contains(text))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("templates")
  void areThereForEveryKeyOfTheTemplates(Path template) {
    assertThat(english.keySet()).containsAll(TemplateTexts.of(template).keys());
  }

  @Test
  void areAllUsed() throws IOException {
    Set<String> used = new TreeSet<>();
    templates().forEach(template -> used.addAll(TemplateTexts.of(template).keys()));
    String code = code();
    assertThat(english.keySet())
        .filteredOn(key -> !PUT_TOGETHER.matcher(key).matches() && !used.contains(key))
        .filteredOn(key -> !code.contains('"' + key + '"'))
        .isEmpty();
  }

  @Test
  void translateWhatTheCodeRefusesWith() throws IOException {
    Pattern refusal = Pattern.compile("new (?:Withheld|Outdated)\\(\\s*\"([^\"]*)\"\\s*\\)");
    List<String> sentences = found(refusal);
    assertThat(sentences).isNotEmpty();
    assertThat(sentences)
        .allSatisfy(s -> assertThat(english.get("error." + Texts.slug(s))).isEqualTo(s));
  }

  @Test
  void nameWhatIsNotThere() throws IOException {
    List<String> things = found(Pattern.compile("new NotVisible\\(\\s*\"([^\"]*)\""));
    assertThat(things).isNotEmpty();
    assertThat(things)
        .allSatisfy(t -> assertThat(english.get("error.thing." + Texts.slug(t))).isEqualTo(t));
  }

  private static List<String> found(Pattern pattern) throws IOException {
    return pattern.matcher(code()).results().map(found -> found.group(1)).distinct().toList();
  }

  private static String code() throws IOException {
    StringBuilder code = new StringBuilder();
    for (Path file : files(CODE, ".java")) {
      code.append(Files.readString(file));
    }
    return code.toString();
  }

  @Test
  void haveAWordForEveryCodeOfTheCanonicalModel() throws IOException {
    List<String> codes = new ArrayList<>();
    for (Path schema : files(Path.of("schemas/canonical"), ".avsc")) {
      codes(new ObjectMapper().readTree(schema.toFile()), codes);
    }
    assertThat(codes)
        .allSatisfy(code -> assertThat(chinese).containsKey("words." + Texts.slug(code)));
  }

  private static void codes(JsonNode schema, List<String> codes) {
    if (schema.path("type").asText().equals("enum")) {
      schema.path("symbols").forEach(symbol -> codes.add(symbol.asText()));
    }
    schema.forEach(part -> codes(part, codes));
  }

  @Test
  void wordTheCodesAsTheyWereWithoutABundle() {
    assertThat(english.keySet())
        .filteredOn(key -> key.startsWith("words."))
        .allSatisfy(
            key ->
                assertThat(String.valueOf(english.get(key)).replace(" ", ""))
                    .isEqualToIgnoringCase(key.substring("words.".length()).replace("-", "")));
  }
}
