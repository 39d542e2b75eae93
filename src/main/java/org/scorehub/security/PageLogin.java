package org.scorehub.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/** Form login: writes the trail, and sends a polling page whose session ended to the login page. */
@Component
final class PageLogin extends SavedRequestAwareAuthenticationSuccessHandler
    implements AuthenticationEntryPoint {

  static final String PATH = "/login";

  private final AccessTrail trail;
  private final AuthenticationEntryPoint toLogin = new LoginUrlAuthenticationEntryPoint(PATH);

  PageLogin(AccessTrail trail) {
    this.trail = trail;
  }

  static boolean isPolling(HttpServletRequest request) {
    return request.getHeader("HX-Request") != null;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
      throws IOException, ServletException {
    if (isPolling(request)) {
      response.setHeader("HX-Redirect", request.getContextPath() + PATH);
      response.setStatus(HttpStatus.UNAUTHORIZED.value());
    } else {
      toLogin.commence(request, response, why);
    }
  }

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication authentication)
      throws IOException, ServletException {
    write("login.succeeded", authentication);
    super.onAuthenticationSuccess(request, response, authentication);
  }

  void left(Authentication authentication) {
    write("logout", authentication);
  }

  private void write(String action, Authentication authentication) {
    if (authentication.getPrincipal() instanceof HubUser user) {
      trail.record(user.organisation(), user.username(), action, null);
    }
  }
}
