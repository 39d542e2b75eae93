package org.scorehub.platform.sandbox;

import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.ServeEventListener;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Keeps every request to the service before anything is decided about it. */
final class ArrivalLog implements ServeEventListener {

  /** Older arrivals are only counted. */
  private static final int KEPT = 10_000;

  private final Clock clock;
  private final Deque<Arrival> latest = new ArrayDeque<>();
  private final List<Consumer<Arrival>> listeners = new CopyOnWriteArrayList<>();
  private long count;

  ArrivalLog(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String getName() {
    return "arrival-log";
  }

  @Override
  public void beforeMatch(ServeEvent event, Parameters parameters) {
    Request request = event.getRequest();
    if (!request.getUrl().startsWith("/__")) {
      Arrival arrival =
          new Arrival(
              clock.instant(), tenant(request.getUrl()), headers(request), request.getBody());
      add(arrival);
      listeners.forEach(listener -> listener.accept(arrival));
    }
  }

  void onArrival(Consumer<Arrival> listener) {
    listeners.add(listener);
  }

  synchronized List<Arrival> arrivals() {
    return List.copyOf(latest);
  }

  synchronized long count() {
    return count;
  }

  synchronized void clear() {
    latest.clear();
    count = 0;
  }

  private synchronized void add(Arrival arrival) {
    count++;
    latest.addLast(arrival);
    if (latest.size() > KEPT) {
      latest.removeFirst();
    }
  }

  static String tenant(String path) {
    int end = path.indexOf('/', 1);
    return path.substring(Math.min(1, path.length()), end < 0 ? path.length() : end);
  }

  private static Map<String, List<String>> headers(Request request) {
    Map<String, List<String>> headers = new HashMap<>();
    for (HttpHeader header : request.getHeaders().all()) {
      headers.put(header.key().toLowerCase(Locale.ROOT), List.copyOf(header.values()));
    }
    return headers;
  }
}
