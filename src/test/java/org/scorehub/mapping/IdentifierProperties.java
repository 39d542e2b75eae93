package org.scorehub.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.scorehub.canonical.avro.IdentifierLevel;

class IdentifierProperties {

  private static final String BASE_32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private final IdentifierSchemes schemes;

  IdentifierProperties() throws IOException {
    schemes = IdentifierSchemes.read(Files.readAllBytes(Path.of(IdentifierSchemes.FILE)));
  }

  @Property
  void acceptsGlnsAndRefusesAnySingleChange(
      @ForAll("glns") String gln,
      @ForAll @IntRange(max = 12) int at,
      @ForAll @IntRange(min = 1, max = 9) int by) {
    assertThat(accepts("gln", gln)).isTrue();
    assertThat(accepts("gln", changed(gln, at, "0123456789", by))).isFalse();
  }

  @Property
  void acceptsOsIdsAndRefusesAnySingleChange(
      @ForAll("osIds") String osId,
      @ForAll @IntRange(max = 14) int at,
      @ForAll @IntRange(min = 1, max = 9) int by) {
    String alphabet = at < 2 ? "ABCDEFGHIJKLMNOPQRSTUVWXYZ" : at < 9 ? "0123456789" : BASE_32;
    assertThat(accepts("os_id", osId)).isTrue();
    assertThat(accepts("os_id", changed(osId, at, alphabet, by))).isFalse();
  }

  @Property
  void acceptsLeisAndRefusesAnySingleDigitChange(
      @ForAll("leis") String lei,
      @ForAll @IntRange(max = 19) int at,
      @ForAll @IntRange(min = 1, max = 9) int by) {
    boolean digit = Character.isDigit(lei.charAt(at));
    String alphabet = digit ? "0123456789" : "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    assertThat(accepts("lei", lei)).isTrue();
    assertThat(accepts("lei", changed(lei, at, alphabet, by))).isFalse();
  }

  @Property
  void neverFailsOnAnyText(@ForAll String text) {
    for (String scheme : new String[] {"gln", "os_id", "lei", "duns", "vat", "amfori_site_id"}) {
      assertThat(accepts(scheme, text)).isIn(true, false);
    }
  }

  @Example
  void acceptsPublishedAndConstructedSamples() {
    assertThat(accepts("os_id", "CN2021250D1DTN7")).isTrue();
    assertThat(accepts("gln", "4000000000006")).isTrue();
    assertThat(accepts("lei", "XXXX00EXAMPLESUPPL59")).isTrue();
    assertThat(accepts("amfori_site_id", "156-000000-002")).isTrue();
    assertThat(accepts("amfori_site_id", "156-000000-000")).isFalse();
    assertThat(accepts("amfori_company_id", "156-000000-000")).isTrue();
  }

  @Example
  void levelsFollowWhatTheIdentifierNames() {
    assertThat(level("gln")).isEqualTo(IdentifierLevel.SITE);
    assertThat(level("os_id")).isEqualTo(IdentifierLevel.SITE);
    for (String scheme : new String[] {"lei", "duns", "vat", "amfori_company_id"}) {
      assertThat(level(scheme)).isEqualTo(IdentifierLevel.ENTITY);
    }
  }

  @Provide
  Arbitrary<String> glns() {
    return Arbitraries.strings().numeric().ofLength(12).map(IdentifierProperties::withGlnDigit);
  }

  @Provide
  Arbitrary<String> osIds() {
    return Combinators.combine(
            Arbitraries.strings().withCharRange('A', 'Z').ofLength(2),
            Arbitraries.strings().numeric().ofLength(7),
            Arbitraries.strings().withChars(BASE_32).ofLength(5))
        .as((country, day, random) -> withOsIdCharacter(country + day + random));
  }

  @Provide
  Arbitrary<String> leis() {
    return Arbitraries.strings()
        .withChars("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        .ofLength(18)
        .map(IdentifierProperties::withLeiDigits);
  }

  private boolean accepts(String scheme, String value) {
    return Objects.requireNonNull(schemes.scheme(scheme)).accepts(value);
  }

  private IdentifierLevel level(String scheme) {
    return Objects.requireNonNull(schemes.scheme(scheme)).level();
  }

  private static String changed(String text, int at, String alphabet, int by) {
    char other = alphabet.charAt((alphabet.indexOf(text.charAt(at)) + by) % alphabet.length());
    return text.substring(0, at) + other + text.substring(at + 1);
  }

  private static String withGlnDigit(String digits) {
    int odd = IntStream.range(0, 6).map(i -> digits.charAt(2 * i) - '0').sum();
    int even = IntStream.range(0, 6).map(i -> digits.charAt(2 * i + 1) - '0').sum();
    return digits + (10 - (odd + 3 * even) % 10) % 10;
  }

  private static String withOsIdCharacter(String id) {
    int rest = id.substring(2).chars().map(BASE_32::indexOf).sum();
    return id + BASE_32.charAt((id.charAt(0) + id.charAt(1) + rest) % 32);
  }

  private static String withLeiDigits(String lei) {
    StringBuilder digits = new StringBuilder();
    (lei + "00").chars().forEach(c -> digits.append(Character.digit(c, 36)));
    int remainder = new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue();
    return lei + "%02d".formatted(98 - remainder);
  }
}
