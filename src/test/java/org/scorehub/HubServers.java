package org.scorehub;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.platform.embedded.BrokerSettings;
import org.scorehub.platform.embedded.DatabaseSettings;
import org.scorehub.platform.embedded.EmbeddedServers;
import org.scorehub.platform.embedded.HubHome;
import org.scorehub.platform.sandbox.AmforiTwin;
import org.scorehub.platform.sandbox.Twin;
import org.scorehub.platform.sandbox.TwinHost;
import org.scorehub.platform.sandbox.Twins;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.FileSystemUtils;

/**
 * A real PostgreSQL, a real Kafka and the buyers' twin for the whole test run. They stop after the
 * hub has, and their folder goes with them.
 */
public final class HubServers
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  /** An organisation that takes passports as files, and nothing else. */
  public static final String PASSPORT_READER = "passport-reader";

  private static final Path ROOT = Path.of("").toAbsolutePath();
  private static Path folder = ROOT;
  private static final EmbeddedServers SERVERS = start();
  private static final Twins TWINS = startTwins();
  private static final GreenMail MAIL = startMail();
  private static final Path PROJECT = TestProject.copy(folder.resolve("project"));

  private static EmbeddedServers start() {
    try {
      folder = Files.createTempDirectory("hub-test");
      HubHome home = HubHome.open(folder);
      EmbeddedServers servers = EmbeddedServers.start(home, true, true);
      SpringApplication.getShutdownHandlers().add(() -> stop(servers, home, folder));
      return servers;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Twins startTwins() {
    String password = UUID.randomUUID().toString();
    Map<String, String> environment = new HashMap<>();
    for (String connector : ConnectorCatalogue.ids(ROOT)) {
      String name = connector.toUpperCase(Locale.ROOT).replace('-', '_');
      environment.put("HUB_TWINS_" + name + "_PASSWORD", password);
    }
    environment.put("HUB_TWINS_OPEN_SUPPLY_HUB_PER_MINUTE", "1000000");
    Twins twins =
        Twins.start(
            new TwinHost(
                ROOT, folder.resolve("sandbox"), environment, "127.0.0.1", SERVERS.database()),
            0);
    SpringApplication.getShutdownHandlers().add(twins::close);
    return twins;
  }

  private static GreenMail startMail() {
    GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    SpringApplication.getShutdownHandlers().add(mail::stop);
    return mail;
  }

  private static void stop(EmbeddedServers servers, HubHome home, Path folder) {
    servers.close();
    home.close();
    try {
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What stands in for the systems that amfori-bsci talks to. */
  public static AmforiTwin twin() {
    return (AmforiTwin) twin(AmforiTwin.CONNECTOR);
  }

  /** What stands in for the systems on the other side of a connector. */
  public static Twin twin(String connector) {
    return TWINS.of(connector).orElseThrow();
  }

  /** Folder of {@link #PASSPORT_READER}. */
  public static Path passports() {
    return folder.resolve(PASSPORT_READER);
  }

  /** Takes all e-mails of the hub. */
  public static GreenMail mail() {
    return MAIL;
  }

  /** Whom an e-mail is to. */
  public static String recipient(MimeMessage message) {
    try {
      return message.getAllRecipients()[0].toString();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How to reach Kafka. */
  public static BrokerSettings broker() {
    return SERVERS.broker().orElseThrow();
  }

  /** How to reach them all, as the hub's own settings. */
  public static Map<String, Object> properties() {
    DatabaseSettings database = SERVERS.database().orElseThrow();
    Map<String, Object> properties = new HashMap<>(TWINS.properties());
    properties.put("hub.root", PROJECT.toString());
    // tests describe factories alike that must stay apart
    properties.put("hub.identity.join-within-buyer", "false");
    for (String connector : TestProject.added()) {
      properties.put("hub.connectors." + connector + ".tenants.demo-retail.sends-only", "true");
    }
    properties.put(
        "hub.connectors.untp.tenants." + PASSPORT_READER + ".folder", passports().toString());
    properties.put("hub.database.url", database.jdbcUrl());
    properties.put("hub.database.owner.user", database.ownerUser());
    properties.put("hub.database.owner.password", database.ownerPassword());
    properties.put("hub.database.pipeline.password", database.pipelinePassword());
    properties.put("hub.database.app.password", database.appPassword());
    properties.put("spring.mail.host", "127.0.0.1");
    properties.put("spring.mail.port", MAIL.getSmtp().getPort());
    properties.put("hub.kafka.bootstrap-servers", broker().bootstrapServers());
    broker()
        .clientProperties()
        .forEach((name, value) -> properties.put("hub.kafka.properties." + name, value));
    return properties;
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("test servers", properties()));
  }
}
