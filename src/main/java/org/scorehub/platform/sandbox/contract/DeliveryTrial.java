package org.scorehub.platform.sandbox.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;
import org.apache.camel.CamelContext;
import org.scorehub.delivery.Answer;
import org.scorehub.delivery.Attempt;
import org.scorehub.delivery.Parcel;
import org.scorehub.platform.sandbox.Arrival;
import org.scorehub.platform.sandbox.Twin;
import org.scorehub.platform.sandbox.TwinFault;

/** Sends one document again and again while the other side fails in every way it can. */
final class DeliveryTrial {

  private static final int WARMING = 4;

  private final CamelContext camel;
  private final Twin twin;
  private final Transport transport;
  private final LongFunction<Parcel> parcels;
  private final List<String> findings = new ArrayList<>();
  private long version;

  /**
   * @param parcels makes the parcel of a version, from 1
   */
  DeliveryTrial(CamelContext camel, Twin twin, Transport transport, LongFunction<Parcel> parcels) {
    this.camel = camel;
    this.twin = twin;
    this.transport = transport;
    this.parcels = parcels;
  }

  /** Everything that broke the promise; empty if nothing did. */
  List<String> run() {
    taken("while nothing is wrong", warm(next()));
    if (findings.isEmpty()) {
      Map<TwinFault, Transport.Outcome> faults = new TreeMap<>(transport.outcomes());
      faults.forEach(this::fail);
    }
    return findings;
  }

  /** What is used for the first time takes its time; an attempt or two may not last long enough. */
  private Sent warm(Parcel parcel) {
    Sent sent = send(parcel);
    for (int i = 1; i < WARMING && sent.answer() instanceof Answer.Unavailable; i++) {
      sent = send(parcel);
    }
    return sent;
  }

  private Parcel next() {
    twin.forget();
    return parcels.apply(++version);
  }

  private Sent send(Parcel parcel) {
    return new Sent(parcel, Attempt.make(camel, parcel));
  }

  private record Sent(Parcel parcel, Answer answer) {}

  private void fail(TwinFault fault, Transport.Outcome wanted) {
    Parcel parcel = next();
    String during = "while it is " + fault.name().toLowerCase(Locale.ROOT);
    twin.fail(fault);
    Sent sent = send(parcel);
    long requests = arrived().size();
    twin.recover();
    if (transport == Transport.HTTP && requests > 1) {
      findings.add(during + ", one attempt makes " + requests + " requests");
    }
    unaltered(during, parcel);
    judge(during, sent, wanted);
  }

  private void judge(String during, Sent sent, Transport.Outcome wanted) {
    Answer answer = sent.answer();
    switch (wanted) {
      case TAKEN -> taken(during, sent);
      case REFUSED -> {
        if (!(answer instanceof Answer.Refused)) {
          findings.add(during + ", it counts as " + said(answer) + " and not as refused");
        }
        taken("after a refused one", send(next()));
      }
      case LATER, LATER_AS_ASKED -> later(during, sent, wanted);
    }
  }

  private void later(String during, Sent sent, Transport.Outcome wanted) {
    if (!(sent.answer() instanceof Answer.Unavailable unavailable)) {
      findings.add(during + ", it counts as " + said(sent.answer()) + " and is not sent again");
      return;
    }
    if (wanted == Transport.Outcome.LATER_AS_ASKED && unavailable.retryAfter() == null) {
      findings.add(during + ", its Retry-After is not heard");
    }
    taken("again after it was not there (" + during + ")", send(sent.parcel()));
  }

  private void taken(String when, Sent sent) {
    if (!(sent.answer() instanceof Answer.Accepted accepted)) {
      findings.add(when + ", the document is not taken: " + said(sent.answer()));
    } else if (accepted.receipt() == null || accepted.receipt().isBlank()) {
      findings.add(when + ", no receipt is kept: " + said(accepted));
    } else {
      unaltered(when, sent.parcel());
    }
  }

  /** What arrived of the parcel is its own bytes under its own key, however often it was sent. */
  private void unaltered(String when, Parcel parcel) {
    if (transport == Transport.SQL) {
      return;
    }
    for (Arrival arrival : arrived()) {
      boolean own =
          transport != Transport.HTTP
              || arrival.header("idempotency-key").equals(parcel.idempotencyKey());
      if (own && !Arrays.equals(arrival.body(), parcel.content())) {
        findings.add(when + ", other bytes arrive than were stored");
      } else if (!own) {
        findings.add(when + ", another idempotency key arrives: " + arrival.headers());
      }
    }
    if (arrived().isEmpty() && !when.startsWith("while it is")) {
      findings.add(when + ", it counts as taken and has not arrived");
    }
  }

  /** Deliveries only; asking for a token or a resource is none. */
  private List<Arrival> arrived() {
    return twin.arrivals().stream()
        .filter(
            arrival -> transport != Transport.HTTP || !arrival.header("idempotency-key").isEmpty())
        .toList();
  }

  private static String said(Answer answer) {
    String kind = answer.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    return kind + " (" + answer.detail().replaceAll("\\s+", " ").strip() + ")";
  }
}
