package org.scorehub.intake.fetch;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** Stands for Camel's component {@code master} where there is one instance, which always leads. */
final class SoleMaster extends DefaultComponent {

  /** Parameters are read where they belong, not here as well. */
  @Override
  public boolean useRawUri() {
    return true;
  }

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
    String query = parameters.isEmpty() ? "" : uri.substring(uri.indexOf('?'));
    parameters.clear();
    return getCamelContext().getEndpoint(remaining.substring(remaining.indexOf(':') + 1) + query);
  }
}
