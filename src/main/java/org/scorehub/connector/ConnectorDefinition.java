package org.scorehub.connector;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connector as its {@code connector.yaml} declares it; the file's schema is {@code
 * schemas/hub/connector.schema.json}.
 *
 * @param id short name, also the name of its folders
 * @param title name for people
 * @param scheme audit scheme whose codes its documents use
 * @param summary one or two sentences
 * @param profile whether the other side's interface is public, and an honest note
 * @param audience who is on the other side
 * @param documents documents by name, in the order of the file
 * @param policy how deliveries to its receivers are sent; null for the usual way
 * @param waivers contract checks that it does not pass yet
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ConnectorDefinition(
    String id,
    String title,
    String scheme,
    String summary,
    Profile profile,
    Audience audience,
    Map<String, DocumentDefinition> documents,
    @Nullable DeclaredPolicy policy,
    List<Waiver> waivers) {

  /** Who is on the other side of a connector. */
  public enum Audience {
    @JsonProperty("buyer")
    BUYER,
    @JsonProperty("training-provider")
    TRAINING_PROVIDER,
    /** A public register of facilities. */
    @JsonProperty("registry")
    REGISTRY
  }

  /**
   * How far the other side's interface is known.
   *
   * @param status {@code profile} if no public interface exists and ours is modelled, {@code
   *     public-api} if it is published
   * @param note what a reader must know about that
   */
  public record Profile(String status, String note) {}

  /**
   * A contract check that a connector does not pass yet.
   *
   * @param check name of the check
   * @param reason why, and what would end it
   */
  public record Waiver(String check, String reason) {}

  public ConnectorDefinition {
    waivers = waivers == null ? List.of() : List.copyOf(waivers);
    documents = Collections.unmodifiableMap(new LinkedHashMap<>(documents));
  }

  /** How its receivers are sent to, whatever the document. */
  public DeliveryPolicy receiverPolicy() {
    return policy == null ? DeliveryPolicy.DEFAULT : policy.over(DeliveryPolicy.DEFAULT);
  }

  /** How a document of it is sent; that of the receiver where there is no such document. */
  public DeliveryPolicy policyOf(String document) {
    DocumentDefinition found = documents.get(document);
    return found == null || found.policy() == null
        ? receiverPolicy()
        : found.policy().over(receiverPolicy());
  }
}
