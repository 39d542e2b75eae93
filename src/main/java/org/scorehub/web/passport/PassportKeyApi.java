package org.scorehub.web.passport;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.scorehub.passport.PassportKeys;
import org.scorehub.security.AccessTrail;
import org.scorehub.security.Caller;
import org.scorehub.security.Role;
import org.scorehub.web.Withheld;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The public keys of passports, for anybody who checks one; a new key pair, for operators. */
@RestController
@Tag(name = "passport keys", description = "Keys that improvement passports are signed with")
class PassportKeyApi {

  private final PassportKeys keys;
  private final AccessTrail trail;

  PassportKeyApi(PassportKeys keys, AccessTrail trail) {
    this.keys = keys;
    this.trail = trail;
  }

  @GetMapping(path = "/.well-known/jwks.json", produces = "application/jwk-set+json")
  Map<String, Object> published() {
    return keys.published().toJSONObject(true);
  }

  @GetMapping(path = "/.well-known/did.json", produces = "application/did+json")
  ResponseEntity<Map<String, Object>> did() {
    return ResponseEntity.of(keys.didDocument());
  }

  @PostMapping("/api/v1/passport-keys")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Makes a new key pair for passports; for operators",
      description = "Passports from now on are signed with it; older ones can still be checked.")
  Map<String, String> rotate() {
    if (!Caller.current().roles().contains(Role.OPERATOR)) {
      throw new Withheld("Only an operator makes a new key");
    }
    String keyId = keys.rotate();
    trail.record("passport-key.made", keyId);
    return Map.of("keyId", keyId);
  }
}
