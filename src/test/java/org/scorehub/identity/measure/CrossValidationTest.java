package org.scorehub.identity.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.scorehub.canonical.Problem;
import org.scorehub.identity.list.PairList;
import org.scorehub.identity.list.SiteList;
import org.scorehub.identity.scoring.Band;
import org.scorehub.identity.scoring.ProjectWords;
import org.scorehub.identity.scoring.SiteRecord;
import org.scorehub.identity.scoring.Vocabulary;
import org.scorehub.mapping.IdentifierSchemes;

class CrossValidationTest {

  private static final Path EXAMPLES = Path.of("mappings/identity/examples");

  private final List<LabelledPair> pairs = invented();

  @Test
  void tellsInventedFactoriesOfManyLanguagesApart() {
    List<ScoredPair> scored = CrossValidation.score(pairs, ProjectWords.SCORER);
    assertThat(Confusion.at(Band.REVIEW_FROM, scored).f1()).isGreaterThanOrEqualTo(0.93);
    assertThat(Confusion.at(Band.SAME_FROM, scored).precision()).isGreaterThanOrEqualTo(0.99);
    List<ScoredPair> strings = StringBaseline.score(pairs);
    double best = StringBaseline.bestThreshold(strings);
    assertThat(Confusion.at(best, strings).f1()).isLessThan(0.8);
  }

  @Test
  void neverTrainsOnARecordThatItMeasures() {
    List<List<LabelledPair>> groups = PairGroups.of(pairs);
    for (List<LabelledPair> group : groups) {
      for (LabelledPair pair : group) {
        assertThat(groups.stream().filter(each -> each != group).flatMap(List::stream))
            .noneMatch(other -> shareRecord(pair, other));
      }
    }
  }

  @Test
  void learnsWeightsThatTellTheSamePairsApart() {
    CrossValidation validation = new CrossValidation(Vocabulary.load(ProjectWords::read));
    assertThat(Confusion.at(0.5, validation.score(pairs)).f1()).isGreaterThanOrEqualTo(0.9);
  }

  private static boolean shareRecord(LabelledPair a, LabelledPair b) {
    List<String> ids = List.of(b.left().id(), b.right().id());
    return ids.contains(a.left().id()) || ids.contains(a.right().id());
  }

  private static List<LabelledPair> invented() {
    List<Problem> problems = new ArrayList<>();
    Map<String, SiteRecord> records = new LinkedHashMap<>();
    IdentifierSchemes schemes = IdentifierSchemes.read(ProjectWords.read(IdentifierSchemes.FILE));
    new SiteList(EXAMPLES.resolve("sites.csv"), schemes, problems::add)
        .read(record -> records.put(record.id(), record));
    List<LabelledPair> pairs =
        new PairList(EXAMPLES.resolve("pairs.csv"), records, problems::add).labelled();
    assertThat(problems).isEmpty();
    return pairs;
  }
}
