package org.scorehub.platform.sandbox.declared;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds a signed credential against a JSON Schema, and its signature against the key in its header:
 * that shows integrity, not who signed it.
 */
final class SealedCheck implements DocumentCheck {

  private final JsonCheck payload;

  SealedCheck(Path root, JsonNode manifest) {
    this.payload = new JsonCheck(root, manifest);
  }

  @Override
  public Looked look(byte[] content) {
    try {
      JWSObject sealed = JWSObject.parse(new String(content, StandardCharsets.US_ASCII));
      Looked looked = payload.look(sealed.getPayload().toBytes());
      List<String> problems = new ArrayList<>(looked.problems());
      if (!isIntact(sealed)) {
        problems.add("the signature does not fit the key in the header");
      }
      return new Looked(looked.facts(), problems);
    } catch (ParseException | JOSEException e) {
      return Looked.unreadable("the content is no signed credential: " + e.getMessage());
    }
  }

  private static boolean isIntact(JWSObject sealed) throws JOSEException {
    return sealed.getHeader().getJWK() != null
        && sealed.verify(new ECDSAVerifier(sealed.getHeader().getJWK().toECKey()));
  }

  @Override
  public String mediaType() {
    return "application/vc+jwt";
  }
}
