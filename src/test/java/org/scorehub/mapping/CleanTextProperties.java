package org.scorehub.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;

class CleanTextProperties {

  @Property
  void cleansOnceAndForAll(@ForAll String text) {
    String clean = CleanText.clean(text);
    assertThat(CleanText.clean(clean)).isEqualTo(clean);
    assertThat(clean).doesNotContain("  ").doesNotStartWith(" ").doesNotEndWith(" ");
    assertThat(Normalizer.isNormalized(clean, Normalizer.Form.NFC)).isTrue();
  }

  @Property
  void leavesPlainWordsAsTheyAre(@ForAll @CharRange(from = '!', to = '~') String word) {
    assertThat(CleanText.clean(word)).isEqualTo(word);
  }
}
