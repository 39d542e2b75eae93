package org.scorehub.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Matches decoded paths of all servlets alike: Spring's, Camel's and CXF's. */
record PathPrefix(List<String> prefixes) implements RequestMatcher {

  static PathPrefix of(String... prefixes) {
    return new PathPrefix(List.of(prefixes));
  }

  RequestMatcher on(HttpMethod method) {
    return request -> method.matches(request.getMethod()) && matches(request);
  }

  @Override
  public boolean matches(HttpServletRequest request) {
    String path = path(request);
    return prefixes.stream().anyMatch(prefix -> isWithin(path, prefix));
  }

  static String path(HttpServletRequest request) {
    String info = request.getPathInfo();
    return info == null ? request.getServletPath() : request.getServletPath() + info;
  }

  private static boolean isWithin(String path, String prefix) {
    return path.equals(prefix) || path.startsWith(prefix + '/');
  }
}
