package org.scorehub.web.connector;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scorehub.activation.Candidate;
import org.scorehub.activation.FileChange;
import org.scorehub.canonical.Problem;
import org.scorehub.web.connector.ConnectorApi.ConnectorView;

/**
 * A connector as a page shows it.
 *
 * @param view what it runs with; only its id is known if it never worked
 * @param candidate the files on this instance's disk
 */
record ConnectorOverview(ConnectorView view, Candidate candidate) {

  /** How a document is fetched, for one line of a page. */
  record PollLine(String document, PollView poll) {}

  public String id() {
    return view.id();
  }

  public String title() {
    return view.title() == null ? view.id() : view.title();
  }

  /** What is wrong with the files that should become active; empty if nothing is. */
  public List<Problem> problems() {
    return view.broken() == null ? List.of() : view.broken().problems();
  }

  /** Whether it takes and makes documents. */
  public boolean runs() {
    return view.bundle() != null;
  }

  public @Nullable ActivationView active() {
    return view.active();
  }

  /** How many files differ, by what became of them; empty if none do. */
  public SortedMap<FileChange.Change, Long> changed() {
    return candidate.changes().stream()
        .collect(Collectors.groupingBy(FileChange::change, TreeMap::new, Collectors.counting()));
  }

  /** All polls that the caller may see, by document. */
  public List<PollLine> polls() {
    return view.documents().stream()
        .filter(document -> document.polls() != null)
        .flatMap(document -> document.polls().stream().map(p -> new PollLine(document.name(), p)))
        .toList();
  }

  /** How many of the polls fail now. */
  public long failingPolls() {
    return polls().stream().filter(line -> line.poll().lastError() != null).count();
  }
}
