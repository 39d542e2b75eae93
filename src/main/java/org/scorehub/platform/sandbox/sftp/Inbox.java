package org.scorehub.platform.sandbox.sftp;

import java.nio.file.Path;
import java.util.List;

/**
 * A folder in which a tenant takes files.
 *
 * @param folder absolute
 * @param rejected what is appended to a file's name for the note beside it that says what is wrong
 * @param check the tenant's own look at a file
 */
public record Inbox(Path folder, String tenant, String rejected, Check check) {

  /** Looks whether a file fits. */
  @FunctionalInterface
  public interface Check {
    /** What the check found. */
    Verdict of(String fileName, byte[] content);
  }

  /**
   * What a check found.
   *
   * @param problems all that is wrong; empty if the file is taken
   * @param siteName as the file names the site; empty if it does not
   * @param version of the report; 0 if it has none
   */
  public record Verdict(List<String> problems, String siteName, long version) {
    public Verdict {
      problems = List.copyOf(problems);
    }
  }

  /** Whether a file lies here under its final name. */
  boolean takes(Path file) {
    String name = String.valueOf(file.getFileName());
    return folder.equals(file.getParent()) && !name.startsWith(".") && !name.endsWith(rejected);
  }
}
