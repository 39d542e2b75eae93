package org.scorehub.training;

import org.scorehub.canonical.avro.IssueProgress;
import org.scorehub.canonical.avro.IssueReference;

/** Which issues a project names. */
final class ProjectReferences {

  private ProjectReferences() {}

  static boolean names(IssueReference reference, IssueProgress issue) {
    if (reference.getScheme() != null && !reference.getScheme().equals(issue.getScheme())) {
      return false;
    }
    return reference.getNativeCode() == null
        ? issue.getTopic().equals(reference.getTopic())
        : reference.getNativeCode().equals(issue.getNativeCode());
  }
}
