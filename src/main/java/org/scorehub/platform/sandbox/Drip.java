package org.scorehub.platform.sandbox;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.time.Duration;

/** While it is on, every answer comes a few bytes at a time; what it says stays the same. */
final class Drip implements ResponseDefinitionTransformerV2 {

  private static final int PARTS = 12;

  private final Duration lasts;
  private volatile boolean on;

  /**
   * @param lasts from the first byte of a body to the last
   */
  Drip(Duration lasts) {
    this.lasts = lasts;
  }

  void set(boolean wanted) {
    on = wanted;
  }

  @Override
  public String getName() {
    return "drip";
  }

  @Override
  public ResponseDefinition transform(ServeEvent event) {
    ResponseDefinition answer = event.getResponseDefinition();
    boolean ours = event.getRequest().getUrl().startsWith("/__");
    return on && !ours && hasBody(answer)
        ? ResponseDefinitionBuilder.like(answer)
            .but()
            .withChunkedDribbleDelay(PARTS, (int) lasts.toMillis())
            .build()
        : answer;
  }

  private static boolean hasBody(ResponseDefinition answer) {
    return answer.specifiesBodyFile()
        || answer.specifiesBodyContent()
        || answer.specifiesBinaryBodyContent();
  }
}
