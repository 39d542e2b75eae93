package org.scorehub.web.passport;

import java.util.UUID;
import org.scorehub.passport.IssuedPassport;
import org.scorehub.web.Page;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

@Page
class PassportPages {

  private final Passports passports;

  PassportPages(Passports passports) {
    this.passports = passports;
  }

  @GetMapping("/sites/{id}/passport")
  ResponseEntity<byte[]> download(@PathVariable UUID id) {
    IssuedPassport passport = passports.issue(id);
    ContentDisposition file =
        ContentDisposition.attachment().filename("passport-" + id + ".vc.jwt").build();
    return ResponseEntity.ok()
        .contentType(MediaType.valueOf(IssuedPassport.MEDIA_TYPE))
        .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
        .body(Passports.bytes(passport));
  }
}
