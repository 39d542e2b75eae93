package org.scorehub.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SupplierGroupsTest {

  private static final UUID MILL = UUID.randomUUID();
  private static final UUID DYER = UUID.randomUUID();

  private static Selected of(@Nullable UUID site, @Nullable String key) {
    return new Selected(
        UUID.randomUUID(), "amfori-bsci", "audit", "RECORDED", null, null, site, key, List.of());
  }

  private static List<List<Selected>> waves(List<List<Selected>> groups) {
    return SupplierGroups.waves(groups, Selected::nativeKey);
  }

  @Test
  void keepsTheDocumentsOfASupplierTogetherInTheirOrder() {
    Selected first = of(MILL, "a");
    Selected other = of(DYER, "b");
    Selected last = of(MILL, "c");
    assertThat(SupplierGroups.batches(List.of(first, other, last)))
        .containsExactly(List.of(List.of(first, last), List.of(other)));
  }

  @Test
  void putsEachDocumentIntoOneBatchOfBoundedSize() {
    List<Selected> all =
        IntStream.range(0, 2_000).mapToObj(i -> of(i < 1_200 ? MILL : null, "n" + i)).toList();
    List<List<List<Selected>>> batches = SupplierGroups.batches(all);
    assertThat(batches.stream().flatMap(List::stream).flatMap(List::stream))
        .containsExactlyElementsOf(all);
    assertThat(batches)
        .allSatisfy(
            batch ->
                assertThat(batch.stream().mapToInt(List::size).sum())
                    .isLessThanOrEqualTo(SupplierGroups.MOST_OF_ONE));
  }

  @Test
  void recordsDifferentAuditsAtOnceAndTheSameOneAfterTheOther() {
    Selected first = of(MILL, "a");
    Selected second = of(MILL, "b");
    Selected corrected = of(MILL, "a");
    Selected later = of(MILL, "c");
    Selected elsewhere = of(DYER, "a");
    assertThat(waves(List.of(List.of(first, second, corrected, later), List.of(elsewhere))))
        .containsExactly(List.of(first, second, elsewhere), List.of(corrected, later));
  }

  @Test
  void recordsOneAfterTheOtherWhatCannotBeToldApart() {
    Selected first = of(MILL, null);
    Selected second = of(MILL, null);
    assertThat(waves(List.of(List.of(first, second))))
        .containsExactly(List.of(first), List.of(second));
  }
}
