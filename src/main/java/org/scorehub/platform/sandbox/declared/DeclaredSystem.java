package org.scorehub.platform.sandbox.declared;

import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.List;
import java.util.Optional;

/**
 * Answers for all tenants; who is asked follows from the address, and where that is one, the login.
 */
final class DeclaredSystem implements ResponseDefinitionTransformerV2 {

  private volatile List<TenantSystem> tenants = List.of();

  /**
   * What one tenant has.
   *
   * @param services what its system does
   */
  record TenantSystem(Login login, List<Service> services) {
    TenantSystem {
      services = List.copyOf(services);
    }
  }

  /** Begins to answer for these; before, nothing is found. */
  void open(List<TenantSystem> all) {
    tenants = List.copyOf(all);
  }

  @Override
  public String getName() {
    return "declared";
  }

  @Override
  public boolean applyGlobally() {
    return false;
  }

  @Override
  public ResponseDefinition transform(ServeEvent event) {
    Request request = event.getRequest();
    return tenants.stream()
        .flatMap(tenant -> tenant.login().issue(request).stream())
        .findFirst()
        .orElseGet(() -> serve(request));
  }

  private ResponseDefinition serve(Request request) {
    boolean found = false;
    for (TenantSystem tenant : tenants) {
      Optional<Service> service =
          tenant.services().stream().filter(s -> s.isMeant(request)).findFirst();
      found |= service.isPresent();
      if (service.isPresent() && tenant.login().admits(request, service.get().loginHeader())) {
        return service.get().answer(request);
      }
    }
    return found
        ? Answers.loginNeeded()
        : Answers.refusal(Answers.NOT_FOUND, "There is no such address", services());
  }

  private List<String> services() {
    return tenants.stream()
        .flatMap(tenant -> tenant.services().stream())
        .map(Service::toString)
        .toList();
  }
}
