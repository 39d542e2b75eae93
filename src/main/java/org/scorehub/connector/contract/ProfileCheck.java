package org.scorehub.connector.contract;

import java.util.ArrayList;
import java.util.List;
import org.scorehub.canonical.Problem;
import org.scorehub.connector.ConnectorDefinition;

/** A manifest is filed under its own id and honest about where its format comes from. */
final class ProfileCheck implements ContractCheck {

  private static final String WORDS = "this project's own profile";

  @Override
  public String name() {
    return "profile";
  }

  @Override
  public String promise() {
    return "The manifest has the id of its folder and says plainly where its format comes from.";
  }

  @Override
  public List<Problem> violations(ContractSubject subject) {
    ConnectorDefinition definition = subject.connector().definition();
    Manifest manifest = subject.manifest();
    List<Problem> problems = new ArrayList<>();
    if (!manifest.file().equals("routes/" + definition.id() + "/connector.yaml")) {
      problems.add(violation(manifest, "the id is not the name of the folder", "id"));
    }
    boolean modelled = definition.profile().status().equals("profile");
    if (modelled && !definition.profile().note().contains(WORDS)) {
      String message = "the note does not say that the format is \"" + WORDS + "\"";
      problems.add(violation(manifest, message, "profile", "note"));
    }
    return problems;
  }

  private static Problem violation(Manifest manifest, String message, String... place) {
    return Violation.of(manifest.file(), manifest.line(place), message);
  }
}
