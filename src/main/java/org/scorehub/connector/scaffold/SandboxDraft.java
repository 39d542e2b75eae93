package org.scorehub.connector.scaffold;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what plays the other side in the sandbox: tenants, a script and the sample it sends. */
final class SandboxDraft {

  private final ScaffoldRequest request;
  private final String document;
  private final ManifestDraft.@Nullable Poll poll;
  private final SampleSet samples;
  private final @Nullable Interface described;

  SandboxDraft(
      ScaffoldRequest request,
      String document,
      ManifestDraft.@Nullable Poll poll,
      SampleSet samples,
      @Nullable Interface described) {
    this.request = request;
    this.document = document;
    this.poll = poll;
    this.samples = samples;
    this.described = described;
  }

  void addTo(DraftFiles files) {
    String folder = "sandbox/" + request.id() + "/";
    SampleSet.Case sample = samples.cases().get(0);
    String file = sample.name() + sample.ending();
    files.put(folder + file, sample.bytes());
    files.put(folder + "tenants.yaml", tenants());
    files.put(folder + "script.yaml", script(file));
  }

  private String tenants() {
    String id = request.id();
    String tenant = request.tenantOrId();
    StringBuilder text = new StringBuilder();
    text.append(Yaml.schema("tenants"));
    text.append(
        "# Who uses this connector in the sandbox, and how each is reached: as hub.connectors.%s.tenants of the settings.\n"
            .formatted(id));
    text.append(tenant).append(":\n");
    boolean sftp = uses("sftp-in", "sftp-out");
    boolean http = uses("rest-poll", "http-out", "soap-out");
    if (sftp || http) {
      String address = sftp ? "sftp://127.0.0.1:8098" : "http://127.0.0.1:8098";
      String path = sftp ? "" : "/" + tenant;
      text.append("  endpoint: ${hub.twins.%s.url:%s}%s\n".formatted(id, address, path));
      login(sftp || described == null ? OpenApi.Login.BASIC : described.login(), text);
    }
    if (sftp) {
      text.append("  host-key: ${hub.twins.%s.host-key:}\n".formatted(id));
    }
    if (uses("folder-in", "folder-out")) {
      text.append(
          "  folder: ${hub.twins.%1$s.drops:${HUB_HOME:.hub}/sandbox/%1$s}/%2$s\n"
              .formatted(id, tenant));
    }
    if (request.out() == null) {
      text.append("  sends-only: true\n");
    }
    return text.toString();
  }

  private void login(OpenApi.Login login, StringBuilder text) {
    String id = request.id();
    String user = "${hub.twins.%s.username:score-hub}".formatted(id);
    String password = "${hub.twins.%s.password:sandbox}".formatted(id);
    switch (login) {
      case BASIC -> text.append("  username: " + user + "\n  password: " + password + "\n");
      case TOKEN -> text.append("  token: " + tokenPrefix() + password + "\n");
      case OAUTH -> {
        String address = "${hub.twins.%s.url:http://127.0.0.1:8098}/".formatted(id);
        text.append("  oauth:\n    token-endpoint: " + address + request.tenantOrId());
        text.append(
            "/oauth/token\n    client-id: " + user + "\n    client-secret: " + password + "\n");
      }
      case NONE -> {}
    }
  }

  private String tokenPrefix() {
    return described != null && described.isKey() ? "" : "Bearer ";
  }

  private boolean uses(String... templates) {
    return List.of(templates).contains(String.valueOf(poll == null ? null : poll.route()))
        || List.of(templates).contains(String.valueOf(request.out()));
  }

  private String script(String file) {
    StringBuilder text = new StringBuilder();
    text.append(Yaml.schema("script"));
    text.append("# What the simulated system of ").append(request.id());
    text.append(" sends; the sample that the connector was drafted from.\n");
    text.append("steps:\n  - after: 300ms\n    as: engineer\n");
    text.append(
        poll == null
            ? "    post: %s/%s\n".formatted(request.id(), document)
            : "    publish: %s\n".formatted(document));
    text.append("    tenant: ").append(request.tenantOrId()).append('\n');
    text.append("    file: ").append(Yaml.scalar(file)).append('\n');
    text.append("    title: ").append(Yaml.scalar(title())).append('\n');
    return text.toString();
  }

  private String title() {
    String verb = poll == null ? " sends " : " offers ";
    return request.titleOrId().replaceAll("[^\\p{L}\\p{N} ().-]", " ")
        + verb
        + "the first sample of "
        + document;
  }
}
