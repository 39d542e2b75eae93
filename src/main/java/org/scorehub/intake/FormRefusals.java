package org.scorehub.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses forms where programs hand in documents. The fields of a form are not the bytes of a
 * document, and once a server has read them nobody else can: curl without a content type says that
 * it sends one, and the document would be taken for empty.
 */
@Component
class FormRefusals extends OncePerRequestFilter {

  private static final List<String> FORMS =
      List.of(MediaType.APPLICATION_FORM_URLENCODED_VALUE, MediaType.MULTIPART_FORM_DATA_VALUE);
  private static final int STATUS = HttpStatus.UNSUPPORTED_MEDIA_TYPE.value();
  private static final String SAID =
      "The document is wanted as it is, not as a form; with curl give the header"
          + " 'Content-Type: application/xml', or the type that it has";

  private final ObjectMapper json;

  FormRefusals(ObjectMapper json) {
    this.json = json;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().startsWith("/api/") || !isForm(request.getContentType());
  }

  private static boolean isForm(@Nullable String type) {
    String given = type == null ? "" : type.strip().toLowerCase(Locale.ROOT);
    return FORMS.stream().anyMatch(given::startsWith);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Problem problem =
        Problem.blocking(ProblemKind.REFUSED, "reception.form", SAID)
            .withValue(request.getContentType())
            .expecting("the media type of the document, or application/octet-stream");
    ReceptionRefused refusal = new ReceptionRefused(STATUS, problem);
    response.setStatus(refusal.status());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    json.writeValue(response.getOutputStream(), refusal.details());
  }
}
