package org.scorehub.connector.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.scorehub.canonical.Problem;
import org.scorehub.connector.DocumentDefinition.Accounted;

/**
 * Holds paths that do something against a list of those that are left out on purpose. A list that
 * names what is not there, or what is not left out, is wrong as well: it would hide the next gap.
 *
 * @param manifest the file with the list
 * @param document document that the list is of
 * @param list name of the list
 * @param listed what it says
 */
record Accounting(Manifest manifest, String document, String list, List<Accounted> listed) {

  /**
   * Compares.
   *
   * @param all paths that there are
   * @param inUse those of them that do something
   * @param gap what to say of a path that is neither in use nor listed
   * @param rot what to say of a path that is both
   */
  List<Problem> problems(
      Set<String> all, Set<String> inUse, UnaryOperator<String> gap, UnaryOperator<String> rot) {
    List<Problem> problems = new ArrayList<>();
    List<PathPattern> patterns = patterns();
    for (String path : all) {
      if (!inUse.contains(path) && patterns.stream().noneMatch(p -> p.matches(path))) {
        int line = manifest.line("documents", document, list);
        problems.add(Violation.of(manifest.file(), line, document + ": " + gap.apply(path)));
      }
    }
    patterns.forEach(pattern -> check(pattern, all, inUse, rot, problems));
    return problems;
  }

  private List<PathPattern> patterns() {
    return listed.stream().flatMap(l -> l.paths().stream()).map(PathPattern::new).toList();
  }

  private void check(
      PathPattern pattern,
      Set<String> all,
      Set<String> inUse,
      UnaryOperator<String> rot,
      List<Problem> problems) {
    Set<String> meant = new TreeSet<>(all);
    meant.removeIf(path -> !pattern.matches(path));
    int line = manifest.lineOfPath(document, list, pattern.text());
    if (meant.isEmpty()) {
      String message = "%s: %s lists %s, which does not exist; delete or mend it";
      problems.add(
          Violation.of(manifest.file(), line, message.formatted(document, list, pattern.text())));
    }
    meant.retainAll(inUse);
    for (String path : meant) {
      String message = "%s: %s lists %s, but %s; delete it from the list";
      problems.add(
          Violation.of(
              manifest.file(),
              line,
              message.formatted(document, list, pattern.text(), rot.apply(path))));
    }
  }
}
