package org.scorehub.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Answers what no controller did: problem details to programs, a page to people. */
@Page
class ErrorPages implements ErrorController {

  private static final List<String> PROGRAMS =
      List.of("/api", "/services", "/actuator", "/schemas", "/v3");

  @RequestMapping("/error")
  Object error(HttpServletRequest request, Model model) {
    HttpStatus status = status(request);
    String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
    if (PROGRAMS.stream().anyMatch(path::startsWith)) {
      return problem(status, path);
    }
    model.addAttribute("status", status);
    return new ModelAndView("error", model.asMap(), status);
  }

  private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String path) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail(status, path));
    problem.setInstance(URI.create(path));
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }

  private static String detail(HttpStatus status, String path) {
    if (status != HttpStatus.NOT_FOUND) {
      return status.getReasonPhrase() + ": " + path;
    }
    return path.startsWith("/api/v1/connectors/")
        ? "No connector takes documents at " + path + "; GET /api/v1/connectors lists those that do"
        : "There is nothing at " + path;
  }

  private static HttpStatus status(HttpServletRequest request) {
    Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
    return status == null ? HttpStatus.NOT_FOUND : status;
  }
}
