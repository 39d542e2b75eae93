package org.scorehub.platform.sandbox.eti;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.scorehub.platform.sandbox.FolderDrop;
import org.scorehub.platform.sandbox.HttpTwin;
import org.scorehub.platform.sandbox.Receipts;
import org.scorehub.platform.sandbox.SandboxFiles;
import org.scorehub.platform.sandbox.TwinServer;
import org.scorehub.platform.sandbox.TwinSettings;

/**
 * Stands in for the systems of the members that {@code eti-members} names, each under a path of its
 * own: {@code /boden/v1/audits}. Logs in by OAuth 2.0 client credentials, offers audits page by
 * page, and takes corrective-action progress with {@code If-Match} only. Lists of sites lie in a
 * folder for each member. This project's own profile: no member publishes an interface.
 */
public final class EtiTwin extends HttpTwin {

  /** Id of the connector. */
  public static final String CONNECTOR = "eti-members";

  private static final List<String> STUBS =
      List.of("token.json", "audits.json", "plan.json", "report.json");

  private final ObjectMapper json = new ObjectMapper();
  private final AuditShelf shelf;
  private final TwinSettings settings;
  private final Path folder;

  private EtiTwin(
      TwinServer server, AuditShelf shelf, Path folder, TwinSettings settings, Receipts receipts) {
    super(CONNECTOR, server, receipts);
    this.shelf = shelf;
    this.folder = folder;
    this.settings = settings;
  }

  /**
   * Starts a twin.
   *
   * @param root folder of the project, which has {@code schemas/}
   * @param folder where it keeps the lists of sites that members drop
   * @throws IllegalStateException if the port is taken
   */
  public static EtiTwin start(Path root, Path folder, TwinSettings settings) {
    return start(root, folder, settings, Clock.systemUTC());
  }

  static EtiTwin start(Path root, Path folder, TwinSettings settings, Clock clock) {
    AuditShelf shelf = new AuditShelf(clock);
    AccessTokens tokens = new AccessTokens(clock);
    Receipts receipts = new Receipts();
    MemberSystem system =
        new MemberSystem(
            tokens,
            new TokenEndpoint(tokens, settings),
            new AuditList(shelf),
            new PlanEndpoint(new ProgressSchema(root), clock, receipts::tell));
    TwinServer server =
        TwinServer.start(
            SandboxFiles.of(root), settings, CONNECTOR + "/twin/", STUBS, List.of(system));
    return new EtiTwin(server, shelf, folder, settings, receipts);
  }

  @Override
  public Map<String, Object> properties() {
    return Map.of(
        "hub.twins.eti-members.url", url().toString(),
        "hub.twins.eti-members.username", settings.username(),
        "hub.twins.eti-members.password", settings.password(),
        "hub.twins.eti-members.folder", folder.toString());
  }

  @Override
  public void publish(String tenant, String document, String name, byte[] content) {
    try {
      switch (document) {
        case "smeta-audit" -> shelf.offer(tenant, json.readTree(content));
        case "member-sites" ->
            FolderDrop.put(folder.resolve(tenant).resolve(document), name, content);
        default -> super.publish(tenant, document, name, content);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
