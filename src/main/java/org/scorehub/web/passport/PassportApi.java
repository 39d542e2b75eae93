package org.scorehub.web.passport;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.scorehub.passport.IssuedPassport;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "sites")
class PassportApi {

  private static final MediaType SIGNED = MediaType.valueOf(IssuedPassport.MEDIA_TYPE);
  private static final List<MediaType> UNSIGNED =
      List.of(
          MediaType.valueOf("application/vc"),
          MediaType.valueOf("application/vc+ld+json"),
          MediaType.APPLICATION_JSON);

  private final Passports passports;

  PassportApi(Passports passports) {
    this.passports = passports;
  }

  @GetMapping(
      path = "/api/v1/sites/{id}/passport",
      produces = {
        IssuedPassport.MEDIA_TYPE,
        "application/vc",
        "application/vc+ld+json",
        MediaType.APPLICATION_JSON_VALUE
      })
  @Operation(
      summary = "The site's improvement passport as you may see it, signed",
      description =
          "A verifiable credential (W3C VCDM 2.0) secured as vc+jwt; for application/vc or"
              + " application/json the credential without its signature. 404 if you know of no audit"
              + " and no training there.")
  ResponseEntity<byte[]> passport(
      @PathVariable UUID id,
      @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = IssuedPassport.MEDIA_TYPE)
          String accept) {
    IssuedPassport passport = passports.issue(id);
    MediaType type = wanted(accept);
    return ResponseEntity.ok()
        .contentType(type)
        .body(type.equals(SIGNED) ? Passports.bytes(passport) : passport.credential());
  }

  /** The first type named that is one of ours; signed if any will do. */
  private static MediaType wanted(String accept) {
    return MediaType.parseMediaTypes(accept).stream()
        .filter(type -> type.isConcrete())
        .map(type -> new MediaType(type.getType(), type.getSubtype()))
        .filter(type -> type.equals(SIGNED) || UNSIGNED.contains(type))
        .findFirst()
        .orElse(SIGNED);
  }
}
