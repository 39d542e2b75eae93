package org.scorehub.connector.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.scorehub.canonical.Problem;

/** Secrets and addresses are settings of an installation, never part of a connector. */
final class SecretsCheck implements ContractCheck {

  /** A key that names a secret, and a value that is neither empty nor a placeholder. */
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)(?:password|passwd|passphrase|client-?_?secret|private-?_?key|api-?_?key|(?:access|auth)-?_?token)"
              + "[\"']?\\s*[:=]\\s*[\"']?(?!\\s*(?:$|[\"']|\\{\\{|\\$\\{|RAW\\(\\{\\{))\\S+");

  private static final Pattern LOGIN =
      Pattern.compile("(?i)\\b(?:basic|bearer) [a-z0-9+/_.=-]{8,}");
  private static final Pattern HOST =
      Pattern.compile("(?i)\\b(?:https?|sftp|ftps?|jdbc:[a-z]+)://(?!\\{\\{|\\$\\{)[^\\s\"'/]+");

  @Override
  public String name() {
    return "secrets";
  }

  @Override
  public String promise() {
    return "No file of its routes holds a password, a token or the address of a host.";
  }

  @Override
  public List<Problem> violations(ContractSubject subject) {
    List<Problem> problems = new ArrayList<>();
    String folder = "routes/" + subject.connector().id();
    try (Stream<Path> files = Files.list(subject.root().resolve(folder))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        check(folder + "/" + file.getFileName(), Files.readAllLines(file), problems);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return problems;
  }

  private static void check(String file, List<String> lines, List<Problem> problems) {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).replaceFirst("(^|\\s)#.*", "");
      if (SECRET.matcher(line).find() || LOGIN.matcher(line).find()) {
        String message = "a secret stands here: name a setting, \"{{connector.secret}}\"";
        problems.add(Violation.of(file, i + 1, message));
      }
      if (HOST.matcher(line).find()) {
        String message = "the address of a host stands here: it is a setting of each tenant";
        problems.add(Violation.of(file, i + 1, message));
      }
    }
  }
}
