package org.scorehub.delivery;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.spi.Registry;
import org.jspecify.annotations.Nullable;
import org.scorehub.connector.ConnectorSettings;
import org.springframework.stereotype.Component;

/**
 * Addresses deliveries that are files: in a folder of the tenant's SFTP server, or in its local
 * folder. A file is written under a name that begins with a dot and then renamed.
 */
@Component("fileDrops")
public final class FileDrops {

  private static final int SSH_PORT = 22;
  private static final String VERSION = "${version}";
  private static final String WRITING = "fileExist=Fail&tempPrefix=.&eagerDeleteTargetFile=false";
  private static final String LOOKING = "noop=true&idempotent=false&autoCreate=false";
  private static final String SESSION =
      "&preferredAuthentications=password&useUserKnownHostsFile=false&strictHostKeyChecking=yes"
          + "&stepwise=false&disconnect=true&maximumReconnectAttempts=0&connectTimeout=5000"
          + "&timeout=20000";

  private final ConnectorSettings settings;

  FileDrops(ConnectorSettings settings) {
    this.settings = settings;
  }

  /**
   * Sets the properties {@code hub.drop}, {@code hub.look} and {@code hub.file} for the tenant's
   * SFTP server, from {@code hub.directory} and {@code hub.fileName}; or {@code hub.answer} if it
   * cannot be reached so.
   */
  public void sftp(Exchange exchange) {
    ConnectorSettings.Tenant tenant = tenant(exchange);
    URI endpoint = tenant == null ? null : tenant.endpoint();
    if (tenant == null || endpoint == null || !"sftp".equals(endpoint.getScheme())) {
      exchange.setProperty("hub.answer", wanting("an endpoint sftp://host:port"));
    } else if (tenant.hostKey() == null) {
      exchange.setProperty("hub.answer", wanting("the server's host key"));
    } else {
      String session = SESSION + credentials(exchange, tenant, endpoint);
      address(exchange, folder(endpoint, directory(exchange)), session);
    }
  }

  /** The same for the tenant's local folder. */
  public void folder(Exchange exchange) {
    ConnectorSettings.Tenant tenant = tenant(exchange);
    Path folder = tenant == null ? null : tenant.folder();
    if (folder == null) {
      exchange.setProperty("hub.answer", wanting("a folder"));
    } else {
      Path target = folder.resolve(directory(exchange)).toAbsolutePath();
      address(exchange, "file:" + target, "");
    }
  }

  private ConnectorSettings.@Nullable Tenant tenant(Exchange exchange) {
    return settings.tenant(
        exchange.getProperty("hub.connector", String.class),
        exchange.getProperty("hub.organisation", String.class));
  }

  private static Answer wanting(String what) {
    return new Answer.Unavailable("the receiver needs " + what + " in the settings", null, true);
  }

  private static String directory(Exchange exchange) {
    return exchange.getProperty("hub.directory", "", String.class);
  }

  private static void address(Exchange exchange, String folder, String session) {
    String file = fileName(exchange);
    exchange.setProperty("hub.file", file);
    exchange.setProperty("hub.drop", folder + "?" + WRITING + session);
    String absent = session.isEmpty() ? "" : "&ignoreFileNotFoundOrPermissionError=true";
    exchange.setProperty(
        "hub.look", folder + "?" + LOOKING + session + absent + "&fileName=RAW(" + file + ")");
  }

  private static String fileName(Exchange exchange) {
    return fileName(
        exchange.getProperty("hub.fileName", String.class),
        exchange.getProperty("hub.key", String.class),
        exchange.getProperty("hub.version", Long.class));
  }

  /**
   * Makes the name of a file, the same for each attempt.
   *
   * @param pattern {@code ${key}} stands for the document's key, with all but letters, digits, dot,
   *     hyphen and underscore percent-encoded; {@code ${version}} for the delivery's version
   */
  static String fileName(String pattern, @Nullable String key, long version) {
    String encoded =
        key == null
            ? ""
            : URLEncoder.encode(key, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    String name =
        pattern.replace(HttpRequests.KEY, encoded).replace(VERSION, Long.toString(version));
    return name.startsWith(".") ? "%2E" + name.substring(1) : name;
  }

  private static String folder(URI endpoint, String directory) {
    String base = Objects.requireNonNullElse(endpoint.getPath(), "").replaceFirst("^/", "");
    String between = base.isEmpty() || base.endsWith("/") ? "" : "/";
    return "sftp:" + endpoint.getHost() + ":" + port(endpoint) + "/" + base + between + directory;
  }

  private static int port(URI endpoint) {
    return endpoint.getPort() < 0 ? SSH_PORT : endpoint.getPort();
  }

  /** Secrets stand in the registry, so that no address holds one. */
  private static String credentials(
      Exchange exchange, ConnectorSettings.Tenant tenant, URI endpoint) {
    String name =
        exchange.getProperty("hub.connector", String.class)
            + "."
            + exchange.getProperty("hub.organisation", String.class)
            + ".out";
    Registry registry = exchange.getContext().getRegistry();
    registry.bind(name + ".password", Objects.requireNonNullElse(tenant.password(), ""));
    registry.bind(name + ".host-key", knownHosts(endpoint, String.valueOf(tenant.hostKey())));
    return "&username=RAW("
        + tenant.username()
        + ")&password=#bean:"
        + name
        + ".password&knownHosts=#bean:"
        + name
        + ".host-key";
  }

  private static byte[] knownHosts(URI endpoint, String hostKey) {
    int port = port(endpoint);
    String host = port == SSH_PORT ? endpoint.getHost() : "[" + endpoint.getHost() + "]:" + port;
    return (host + ' ' + hostKey.strip() + '\n').getBytes(StandardCharsets.US_ASCII);
  }

  /** Makes the stored bytes the body and names the file. */
  public void content(Exchange exchange) {
    Message message = exchange.getMessage();
    message.removeHeaders("*");
    message.setHeader(Exchange.FILE_NAME, exchange.getProperty("hub.file", String.class));
    message.setBody(exchange.getProperty("hub.content", byte[].class));
  }

  /** Sets the property {@code hub.answer} after writing. */
  public void written(Exchange exchange) {
    Exception caught = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    String file = exchange.getProperty("hub.file", String.class);
    exchange.setProperty(
        "hub.answer",
        caught == null
            ? new Answer.Accepted(file, false, "written as " + file)
            : new Answer.Unavailable("cannot be written: " + FirstCause.of(caught), null));
  }
}
