package org.scorehub.platform.sandbox.declared;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.scorehub.connector.ConnectorSettings.Tenant;
import org.scorehub.platform.sandbox.declared.Declaration.Transfer;
import org.scorehub.platform.sandbox.sftp.Inbox;

/**
 * Where tenants' files lie.
 *
 * @param root folder of the project
 * @param home what an SFTP client sees as the root
 * @param tenants by organisation
 */
record TenantFiles(Path root, Path home, Map<String, Tenant> tenants) {

  private static final String REJECTED = ".rejected.txt";

  /** Where the hub leaves files by one template: {@code sftp-out} or {@code folder-out}. */
  List<Inbox> inboxes(List<Transfer> sent, String template) {
    List<Inbox> inboxes = new ArrayList<>();
    for (Transfer transfer : sent) {
      if (transfer.template().equals(template)) {
        DocumentCheck check = DocumentCheck.of(root, transfer.manifest());
        tenants.forEach(
            (id, tenant) ->
                place(template.equals("sftp-out"), tenant, transfer.parameter("directory"))
                    .map(folder -> new Inbox(folder, id, REJECTED, checking(transfer, check)))
                    .ifPresent(inboxes::add));
      }
    }
    return inboxes;
  }

  /** Where the hub fetches files from; empty if it does not from this tenant. */
  Optional<Path> outbox(Transfer fetched, String tenant) {
    Tenant settings = tenants.get(tenant);
    if (settings == null) {
      return Optional.empty();
    }
    return switch (fetched.template()) {
      case "sftp-in" -> place(true, settings, fetched.parameter("directory"));
      case "folder-in" -> place(false, settings, fetched.document());
      default -> Optional.empty();
    };
  }

  private Optional<Path> place(boolean sftp, Tenant tenant, String directory) {
    URI endpoint = tenant.endpoint();
    Optional<Path> base =
        sftp
            ? Optional.ofNullable(endpoint)
                .filter(uri -> "sftp".equals(uri.getScheme()))
                .map(uri -> home.resolve(String.valueOf(uri.getPath()).replaceAll("^/+|/+$", "")))
            : Optional.ofNullable(tenant.folder());
    return base.map(folder -> folder.toAbsolutePath().resolve(directory).normalize());
  }

  private static Inbox.Check checking(Transfer transfer, DocumentCheck check) {
    return (name, content) -> {
      DocumentCheck.Looked looked = check.look(content);
      List<String> problems = new ArrayList<>(looked.problems());
      Facts facts = looked.facts();
      if (!named(transfer.parameter("fileName"), facts.key()).matcher(name).matches()) {
        problems.add(
            "the name is " + name + ", not as " + transfer.parameter("fileName") + " says");
      }
      return new Inbox.Verdict(problems, facts.siteName(), facts.version());
    };
  }

  private static Pattern named(String pattern, String key) {
    String encoded = URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20");
    return Pattern.compile(
        Pattern.quote(pattern.replace("${key}", encoded)).replace("${version}", "\\E\\d+\\Q"));
  }
}
