package org.scorehub.delivery;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;
import org.jspecify.annotations.Nullable;
import org.scorehub.connector.ConnectorSettings;
import org.scorehub.connector.DocumentDefinition;
import org.scorehub.connector.TenantLogin;
import org.scorehub.passport.PassportSeal;

/**
 * The sending part of a hub on its own, for trying out a connector's routes: no database, no
 * journal, no retries. Databases of tenants are beyond it.
 */
public final class DeliveryParts {

  private DeliveryParts() {}

  /** Binds all that the route templates {@code …-out} call by name, but for {@code sql-out}. */
  public static void bind(CamelContext camel, ConnectorSettings settings, TenantLogin logins) {
    Registry registry = camel.getRegistry();
    DeliveryLogin login = new DeliveryLogin(logins);
    registry.bind("deliveryLogin", login);
    registry.bind("httpRequests", new HttpRequests());
    registry.bind("httpAnswers", new HttpAnswers(login, Clock.systemUTC()));
    registry.bind("soapAnswers", new SoapAnswers(login, Clock.systemUTC()));
    registry.bind("fileDrops", new FileDrops(settings));
    registry.bind("fileComparison", new FileComparison());
    registry.bind("sendOnce", new SendOnce());
  }

  /**
   * Makes a document ready to send, as a delivery would be. A credential is signed with a key that
   * nobody keeps.
   *
   * @param organisation tenant that it goes to
   * @param made the document as the out mapping makes it
   * @param version counts what is sent to this receiver
   */
  public static Parcel parcel(
      String connector,
      String document,
      DocumentDefinition definition,
      String organisation,
      @Nullable URI endpoint,
      byte[] made,
      long version) {
    byte[] content = Envelopes.around(definition, made, PassportSeal::sealForTrial);
    String name = String.join("|", connector, document, organisation, Long.toString(version));
    return new Parcel(
        connector,
        document,
        organisation,
        endpoint,
        UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString(),
        Envelopes.contentType(definition),
        version,
        ContentKey.ofContent(definition, content).orElse(null),
        content);
  }
}
