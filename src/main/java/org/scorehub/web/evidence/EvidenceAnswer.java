package org.scorehub.web.evidence;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Answers with a pack as it is written. */
@Component
class EvidenceAnswer {

  private final EvidenceDesk desk;

  EvidenceAnswer(EvidenceDesk desk) {
    this.desk = desk;
  }

  /**
   * Sends one.
   *
   * @param sections names of those that are wanted; null or empty for all
   * @param shown whether a browser may show it rather than save it
   */
  void send(
      UUID site,
      PackForm form,
      @Nullable List<String> sections,
      boolean shown,
      HttpServletResponse response)
      throws IOException {
    List<EvidenceSection> chosen =
        sections == null ? List.of() : sections.stream().map(EvidenceSection::of).toList();
    String base = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
    EvidenceCover cover = desk.cover(site, chosen, base);
    desk.write(
        cover,
        form,
        () -> {
          response.setContentType(form.mediaType());
          response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition(cover, form, shown));
          if (form == PackForm.HTML && shown) {
            response.setHeader("Content-Security-Policy", PackStyle.policy());
          }
          return response.getOutputStream();
        });
  }

  private static String disposition(EvidenceCover cover, PackForm form, boolean shown) {
    String day = cover.madeAt().toString().substring(0, 10);
    String name = "evidence " + cover.title() + ' ' + day + '.' + form.extension();
    return (shown ? ContentDisposition.inline() : ContentDisposition.attachment())
        .filename(name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "-"), StandardCharsets.UTF_8)
        .build()
        .toString();
  }
}
