package org.scorehub.security;

import static org.scorehub.security.Role.ENGINEER;
import static org.scorehub.security.Role.OPERATOR;

import java.util.List;
import org.springframework.boot.autoconfigure.security.servlet.PathRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationEntryPointFailureHandler;
import org.springframework.security.web.authentication.AuthenticationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/** Two doors: a stateless one for programs, and one with a login form and a session for people. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class SecurityChains {

  private static final String PROGRAM_POLICY =
      "default-src 'none'; frame-ancestors 'none'; sandbox";
  private static final String PAGE_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";
  private static final PathPrefix PROGRAMS =
      PathPrefix.of("/api", "/services", "/actuator", "/schemas", "/v3/api-docs", "/.well-known");

  /** Pages that links of e-mails lead to, for whoever has the link. */
  private static final PathPrefix LINKS = PathPrefix.of("/subscription");

  @Bean
  AuthenticationManager authenticationManager(PasswordLogin passwords, TokenLogin tokens) {
    return new ProviderManager(List.of(passwords, tokens));
  }

  @Bean
  @Order(1)
  SecurityFilterChain doorForPrograms(
      HttpSecurity http, AuthenticationManager logins, Refusals refusals) throws Exception {
    return http.securityMatcher(PROGRAMS)
        .authenticationManager(logins)
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .httpBasic(basic -> basic.authenticationEntryPoint(refusals))
        .addFilterBefore(tokenFilter(logins, refusals), BasicAuthenticationFilter.class)
        .exceptionHandling(e -> e.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
        .headers(headers -> harden(headers, PROGRAM_POLICY))
        .authorizeHttpRequests(
            rules ->
                rules
                    .requestMatchers(
                        PathPrefix.of(
                                "/actuator/health", "/schemas/ids", "/v3/api-docs", "/.well-known")
                            .on(HttpMethod.GET))
                    .permitAll()
                    .requestMatchers(PathPrefix.of("/actuator"))
                    .hasAnyRole(ENGINEER.name(), OPERATOR.name())
                    .requestMatchers(
                        PathPrefix.of("/api/v1/connectors", "/services").on(HttpMethod.POST))
                    .hasAnyRole(ENGINEER.name(), OPERATOR.name())
                    .anyRequest()
                    .authenticated())
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain doorForPeople(
      HttpSecurity http, AuthenticationManager logins, PageLogin pageLogin) throws Exception {
    return http.authenticationManager(logins)
        .formLogin(form -> form.loginPage(PageLogin.PATH).successHandler(pageLogin).permitAll())
        .logout(
            logout ->
                logout
                    .logoutSuccessUrl(PageLogin.PATH + "?left")
                    .addLogoutHandler(
                        (request, response, who) -> {
                          if (who != null) {
                            pageLogin.left(who);
                          }
                        }))
        .requestCache(cache -> cache.requestCache(pagesOnly()))
        .csrf(
            csrf ->
                csrf.ignoringRequestMatchers(LINKS)) // their token is secret, and no session counts
        .exceptionHandling(e -> e.authenticationEntryPoint(pageLogin))
        .headers(headers -> harden(headers, PAGE_POLICY))
        .authorizeHttpRequests(
            rules ->
                rules
                    .requestMatchers(PathRequest.toStaticResources().atCommonLocations())
                    .permitAll()
                    .requestMatchers(PathPrefix.of("/error", "/favicon.svg", "/preferences"), LINKS)
                    .permitAll()
                    .anyRequest()
                    .authenticated())
        .build();
  }

  private static AuthenticationFilter tokenFilter(AuthenticationManager logins, Refusals refusals) {
    AuthenticationFilter filter = new AuthenticationFilter(logins, TokenLogin::read);
    filter.setSuccessHandler((request, response, authentication) -> {});
    filter.setFailureHandler(new AuthenticationEntryPointFailureHandler(refusals));
    return filter;
  }

  private static HttpSessionRequestCache pagesOnly() {
    HttpSessionRequestCache cache = new HttpSessionRequestCache();
    cache.setRequestMatcher(
        request -> HttpMethod.GET.matches(request.getMethod()) && !PageLogin.isPolling(request));
    return cache;
  }

  private static void harden(HeadersConfigurer<HttpSecurity> headers, String policy) {
    headers
        .contentSecurityPolicy(csp -> csp.policyDirectives(policy))
        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
        .permissionsPolicyHeader(p -> p.policy("camera=(), microphone=(), geolocation=()"))
        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny);
  }
}
