package org.scorehub.identity.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.scorehub.identity.scoring.ProjectWords;
import org.scorehub.identity.scoring.SearchTerms;
import org.scorehub.identity.scoring.SiteRecord;

class CandidateIndexTest {

  private final CandidateIndex index = new CandidateIndex();

  @Test
  void findsANameWithATypingError() {
    add("a", "Shapla Dress Makers", "Ashulia", "BD");
    add("b", "Nilgiri Apparels", "Chattogram", "BD");
    assertThat(found("Shaplla Dress Makers", "Dhaka", "BD")).containsExactly("a");
  }

  @Test
  void findsAnotherNameAtTheSameAddress() {
    add("a", "Minh Ha Sports", "28 Lingtou Road, Humen", "VN");
    assertThat(found("Tan Uy", "No 28 Lingtou Street", "VN")).containsExactly("a");
  }

  @Test
  void looksInTheSameCountryAndWhereItIsUnknown() {
    add("a", "Shapla Makers", "", "BD");
    add("b", "Shapla Makers", "", "IN");
    index.add("c", null, terms("Shapla Makers", "", null));
    assertThat(found("Shapla Makers", "", "BD")).containsExactly("a", "c");
    assertThat(found("Shapla Makers", "", null)).containsExactly("a", "b", "c");
  }

  @Test
  void takesTheMostSimilarOfMany() {
    for (int i = 0; i < CandidateIndex.MOST + 50; i++) {
      add("x" + i, "Shapla " + "abcdefgh".charAt(i % 8) + "otton Weavers", "", "BD");
    }
    add("z", "Shapla Exactly", "", "BD");
    List<String> found = found("Shapla Exactly", "", "BD");
    assertThat(found).hasSize(CandidateIndex.MOST).startsWith("z");
  }

  @Test
  void countsTrigramsAsPostgresDoes() {
    assertThat(Trigrams.of("word")).hasSize(5);
    assertThat(Trigrams.of("aaaa")).hasSize(4);
    assertThat(Trigrams.similarity(4, 5, 6)).isEqualTo(4f / 7f);
  }

  private void add(String id, String name, String address, String country) {
    index.add(id, country, terms(name, address, country));
  }

  private List<String> found(String name, String address, @Nullable String country) {
    return index.finder().find(country, terms(name, address, country)).stream()
        .map(each -> index.id(each.place()))
        .toList();
  }

  private static SearchTerms terms(String name, String address, @Nullable String country) {
    return SearchTerms.of(ProjectWords.SCORER.profile(SiteRecord.of("q", name, address, country)));
  }
}
