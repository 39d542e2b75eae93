package org.scorehub.identity.blocking;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.scorehub.identity.scoring.Band;
import org.scorehub.identity.scoring.SearchTerms;
import org.scorehub.identity.scoring.SiteProfile;
import org.scorehub.identity.scoring.SiteRecord;
import org.scorehub.identity.scoring.SiteScore;
import org.scorehub.identity.scoring.SiteScorer;

/**
 * Finds the pairs of a list, or of two lists, that may be one factory. The first list is in memory,
 * the second is read along. Works with all processors; answers come in the order of the records.
 */
public final class ListMatching {

  private static final int BATCH = 2_000;

  private final SiteScorer scorer;
  private final Answers answers;
  private final List<SiteRecord> records = new ArrayList<>();
  private final CandidateIndex index = new CandidateIndex();
  private final List<SiteRecord> waiting = new ArrayList<>();
  private final ThreadLocal<CandidateIndex.Finder> finders = ThreadLocal.withInitial(index::finder);
  private IntConsumer progress = done -> {};
  private int done;

  /** Takes pairs of 0.50 and above. */
  public interface Answers {
    /** Takes a pair. */
    void take(String a, String b, SiteScore score);
  }

  private record Answer(String a, String b, SiteScore score) {}

  /** Writes what it finds to {@code answers}, from one thread. */
  public ListMatching(SiteScorer scorer, Answers answers) {
    this.scorer = scorer;
    this.answers = answers;
  }

  /** Adds a record of the first list; all are added before any is matched. */
  public void add(SiteRecord record) {
    records.add(record);
    index.add(record.id(), record.country(), SearchTerms.of(scorer.profile(record)));
  }

  /** Number of records of the first list. */
  public int size() {
    return records.size();
  }

  /** Is told, now and then, how many records have been searched for. */
  public void onProgress(IntConsumer told) {
    this.progress = told;
  }

  /** Compares the records of the first list with each other. */
  public void matchAmong() {
    for (int from = 0; from < records.size(); from += BATCH) {
      int to = Math.min(from + BATCH, records.size());
      IntStream.range(from, to)
          .parallel()
          .mapToObj(place -> pairs(records.get(place), place))
          .forEachOrdered(this::tell);
      advance(to - from);
    }
  }

  /** Searches for a record of the second list. */
  public void match(SiteRecord record) {
    waiting.add(record);
    if (waiting.size() == BATCH) {
      finish();
    }
  }

  /** Searches for what is left of the second list. */
  public void finish() {
    waiting.parallelStream().map(record -> pairs(record, -1)).forEachOrdered(this::tell);
    advance(waiting.size());
    waiting.clear();
  }

  private void advance(int more) {
    int before = done / (10 * BATCH);
    done += more;
    if (done / (10 * BATCH) > before) {
      progress.accept(done);
    }
  }

  private void tell(List<Answer> found) {
    found.forEach(each -> answers.take(each.a(), each.b(), each.score()));
  }

  /**
   * The pairs of one record.
   *
   * @param place its own in the first list, so that each pair is told once; -1 if it is not in it
   */
  private List<Answer> pairs(SiteRecord record, int place) {
    SiteProfile profile = scorer.profile(record);
    List<Answer> pairs = new ArrayList<>();
    for (Candidate candidate : finders.get().find(record.country(), SearchTerms.of(profile))) {
      if (place < 0 || candidate.place() < place) {
        SiteRecord other = records.get(candidate.place());
        SiteScore score = scorer.score(scorer.profile(other), profile);
        if (score.score() >= Band.REVIEW_FROM) {
          pairs.add(new Answer(other.id(), record.id(), score));
        }
      }
    }
    return pairs;
  }
}
