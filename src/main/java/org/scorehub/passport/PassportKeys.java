package org.scorehub.passport;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.scorehub.journal.PipelineDatabase;
import org.springframework.stereotype.Component;

/**
 * The hub's key pairs for passports, shared by all its instances. Private keys stay in the table
 * {@code hub_secret}, which only the pipeline's role can read. Older keys are kept, so that what
 * they signed can be checked as long as it holds.
 */
@Component
public final class PassportKeys {

  private static final String PREFIX = "passport-key/";
  private static final String ALL =
      "SELECT value FROM hub_secret WHERE name LIKE 'passport-key/%' ORDER BY name DESC";

  private final PipelineDatabase database;
  private final PassportIssuer issuer;

  PassportKeys(PipelineDatabase database, PassportIssuer issuer) {
    this.database = database;
    this.issuer = issuer;
  }

  /** The public keys, newest first, each with the id that passports name it by. */
  public JWKSet published() {
    signing();
    return new JWKSet(stored().stream().<JWK>map(ECKey::toPublicJWK).toList());
  }

  /** The hub's DID document; empty unless its issuer is a {@code did:web} of its own host. */
  public Optional<Map<String, Object>> didDocument() {
    String id = issuer.id();
    return id == null || !issuer.isDidOfHost() ? Optional.empty() : Optional.of(didDocument(id));
  }

  private Map<String, Object> didDocument(String id) {
    List<JWK> all = published().getKeys();
    return Map.of(
        "@context", List.of("https://www.w3.org/ns/did/v1", "https://w3id.org/security/jwk/v1"),
        "id", id,
        "verificationMethod", all.stream().map(key -> verificationMethod(id, key)).toList(),
        "assertionMethod", all.stream().map(JWK::getKeyID).toList());
  }

  private static Map<String, Object> verificationMethod(String id, JWK key) {
    return Map.of(
        "id",
        key.getKeyID(),
        "type",
        "JsonWebKey",
        "controller",
        id,
        "publicKeyJwk",
        key.toJSONObject());
  }

  /**
   * Makes a new key pair; passports issued from now on are signed with it, by every instance.
   *
   * @return id of the newest key
   */
  public String rotate() {
    create(stored().size() + 1);
    return signing().getKeyID();
  }

  /** The newest key pair; made now if there is none. */
  ECKey signing() {
    List<ECKey> keys = stored();
    if (keys.isEmpty()) {
      create(1);
      keys = stored();
    }
    return keys.get(0);
  }

  /**
   * The newest key pair of an issuer.
   *
   * @throws IllegalStateException if the hub has none
   */
  ECKey of(String issuerId) {
    return stored().stream()
        .filter(key -> issuer.idWith(key).equals(issuerId))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the hub has no key of " + issuerId));
  }

  /** Where two instances make the same one, the first holds. */
  private void create(int number) {
    database
        .jdbc()
        .sql("INSERT INTO hub_secret (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING")
        .param(PREFIX + String.format("%06d", number))
        .param(generated().toJSONString().getBytes(StandardCharsets.UTF_8))
        .update();
  }

  private List<ECKey> stored() {
    return database.jdbc().sql(ALL).query(byte[].class).list().stream().map(this::read).toList();
  }

  private ECKey read(byte[] stored) {
    try {
      ECKey key = ECKey.parse(new String(stored, StandardCharsets.UTF_8));
      return new ECKey.Builder(key)
          .keyID(issuer.keyIdOf(key))
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.ES256)
          .build();
    } catch (ParseException e) {
      throw new IllegalStateException("hub_secret holds a passport key that is none", e);
    }
  }

  private static ECKey generated() {
    try {
      return new ECKeyGenerator(Curve.P_256).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("this Java has no P-256", e);
    }
  }
}
