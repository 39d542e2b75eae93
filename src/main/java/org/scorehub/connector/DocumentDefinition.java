package org.scorehub.connector;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scorehub.document.DocumentFormat;
import org.scorehub.document.DocumentLimits;
import org.scorehub.document.TableLayout;

/**
 * One document of a connector, as its {@code connector.yaml} declares it.
 *
 * @param title name for people
 * @param direction in: they send it; out: the hub sends it
 * @param format format of the bytes
 * @param root name of the root element; null unless the format is XML
 * @param schema their schema, as a path from the project root
 * @param canonical name of the canonical record it is translated to or from
 * @param key native path of the native key; of an outbound document what its address or file name
 *     may hold, null if neither does
 * @param mapping mapping file, as a path from the project root
 * @param alarm mapping of what must be raised even from a document that is quarantined; null if
 *     none
 * @param limits limits on the bytes and the tree; the defaults where the file gives none
 * @param table where rows and columns are; null unless the format is a table
 * @param envelope what an outbound document is wrapped in; null for nothing
 * @param poll how the hub fetches it from each tenant; null if tenants only hand it in
 * @param policy how it is sent, where that differs from the connector's policy; null if it does not
 * @param ignored native paths that decide nothing in the canonical record, and why
 * @param unfilled canonical paths that the document never fills, or never tells, and why
 * @param roundTrip inbound document that reads back what this outbound one writes; null if none
 * @param losses canonical paths that do not survive the round trip, and why
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record DocumentDefinition(
    String title,
    Direction direction,
    DocumentFormat format,
    @Nullable String root,
    String schema,
    String canonical,
    @Nullable String key,
    String mapping,
    @Nullable String alarm,
    DocumentLimits limits,
    @Nullable TableLayout table,
    @Nullable Envelope envelope,
    @Nullable Poll poll,
    @Nullable DeclaredPolicy policy,
    List<Accounted> ignored,
    List<Accounted> unfilled,
    @Nullable String roundTrip,
    List<Accounted> losses) {

  /** Which way a document goes. */
  public enum Direction {
    @JsonProperty("in")
    IN,
    @JsonProperty("out")
    OUT
  }

  /** What an outbound document is wrapped in. */
  public enum Envelope {
    /** A SOAP 1.1 envelope. */
    @JsonProperty("soap")
    SOAP,
    /** A credential signed by the hub: a JWS in compact form, {@code application/vc+jwt}. */
    @JsonProperty("jwt")
    JWT
  }

  /**
   * How the hub fetches a document. One route for each tenant is made from the template.
   *
   * @param route id of a route template in {@code routes/_shared}
   * @param parameters parameters of that template, beside connector, document and tenant
   */
  public record Poll(String route, Map<String, String> parameters) {
    public Poll {
      parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
    }
  }

  /**
   * Paths left out on purpose.
   *
   * @param paths {@code []} stands for every entry of a list, a final {@code *} for all below
   * @param reason why, for people
   */
  public record Accounted(List<String> paths, String reason) {
    public Accounted {
      paths = List.copyOf(paths);
    }
  }

  public DocumentDefinition {
    ignored = ignored == null ? List.of() : List.copyOf(ignored);
    unfilled = unfilled == null ? List.of() : List.copyOf(unfilled);
    losses = losses == null ? List.of() : List.copyOf(losses);
    limits = limits == null ? DocumentLimits.DEFAULT : limits;
  }
}
