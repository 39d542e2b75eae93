package org.scorehub.platform.sandbox;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/** {@code POST /__fault/busy} switches a fault on, {@code /__fault/none} switches all off. */
final class FaultSwitch implements ResponseDefinitionTransformerV2 {

  private static final int NOT_FOUND = 404;

  private final Consumer<Optional<TwinFault>> set;

  FaultSwitch(Consumer<Optional<TwinFault>> set) {
    this.set = set;
  }

  @Override
  public String getName() {
    return "fault-switch";
  }

  @Override
  public boolean applyGlobally() {
    return false;
  }

  @Override
  public ResponseDefinition transform(ServeEvent event) {
    String url = event.getRequest().getUrl();
    String name = url.substring(url.lastIndexOf('/') + 1);
    Optional<TwinFault> fault = TwinFault.named(name);
    if (fault.isEmpty() && !name.equals("none")) {
      return ResponseDefinitionBuilder.responseDefinition()
          .withStatus(NOT_FOUND)
          .withBody("There is none, or one of " + Arrays.toString(TwinFault.values()) + "\n")
          .build();
    }
    set.accept(fault);
    return event.getResponseDefinition();
  }
}
