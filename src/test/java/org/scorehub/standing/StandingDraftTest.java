package org.scorehub.standing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandingDraftTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "迈", "aaaaa\uD83C\uDFED"})
  void sortsByTheBeginningOfANameHoweverLongItIs(String part) {
    StandingDraft draft = new StandingDraft();
    draft.describe(part.repeat(5000), "CN", JsonNodeFactory.instance.objectNode());
    draft.audit("x/1", null, part.repeat(5000), part.repeat(5000), null);
    SiteStanding standing = draft.standing();
    assertThat(standing.description().name()).hasSize(part.length() * 5000);
    assertThat(standing.description().sort()).hasSizeBetween(1, 200).satisfies(this::isText);
    assertThat(standing.description().search()).hasSizeBetween(3999, 4000).satisfies(this::isText);
    assertThat(standing.audits().rating()).hasSizeBetween(199, 200).satisfies(this::isText);
    assertThat(standing.audits().scale()).hasSizeBetween(199, 200).satisfies(this::isText);
  }

  private void isText(String text) {
    assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(text)).isTrue();
  }
}
