package org.scorehub.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentStepsTest {

  /** a, b?, (c | d){1,2}, e* */
  private static final ContentSteps STEPS =
      ContentSteps.of(
          sequence(
              element("a", 1, 1),
              element("b", 0, 1),
              Particle.Group.of(
                  Particle.Order.CHOICE, List.of(element("c", 1, 1), element("d", 1, 1)), 1, 2),
              element("e", 0, Particle.UNBOUNDED)));

  @ParameterizedTest
  @ValueSource(strings = {"ac", "abd", "acd", "abddee", "aceee"})
  void knowsChildrenInTheirOrder(String children) {
    assertThat(isSurelyValid(STEPS, children)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "ab", "c", "abbc", "accc", "aec", "acb", "acx"})
  void knowsNoOthers(String children) {
    assertThat(isSurelyValid(STEPS, children)).isFalse();
  }

  @Test
  void leavesToTheCompleteCheckWhatIsNoSequence() {
    Particle all = Particle.Group.of(Particle.Order.ALL, List.of(element("a", 1, 1)), 1, 1);

    assertThat(isSurelyValid(ContentSteps.of(all), "a")).isFalse();
    assertThat(isSurelyValid(ContentSteps.of(sequence(new Particle.Wildcard(1, 1))), "")).isFalse();
  }

  @Test
  void doesWithoutElementsThatMayBeAnything() {
    ContentSteps steps =
        ContentSteps.of(sequence(element("a", 1, 1), new Particle.Wildcard(0, Particle.UNBOUNDED)));

    assertThat(isSurelyValid(steps, "a")).isTrue();
    assertThat(isSurelyValid(steps, "ax")).isFalse();
  }

  private static boolean isSurelyValid(ContentSteps steps, String children) {
    long state = ContentSteps.START;
    for (int i = 0; i < children.length(); i++) {
      state = steps.next(state, children.substring(i, i + 1));
    }
    return steps.isComplete(state);
  }

  private static Particle sequence(Particle... parts) {
    return Particle.Group.of(Particle.Order.SEQUENCE, List.of(parts), 1, 1);
  }

  private static Particle element(String name, int min, int max) {
    TypeShape type = new TypeShape(TypeShape.Content.TEXT, LeafRules.NONE);
    return new Particle.Element(new ElementShape(new QName(name), type, false), min, max);
  }
}
