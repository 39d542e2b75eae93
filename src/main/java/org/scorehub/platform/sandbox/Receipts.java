package org.scorehub.platform.sandbox;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Tells everybody who wants to know of what a twin takes from the hub. */
public final class Receipts {

  private final List<Consumer<Receipt>> listeners = new CopyOnWriteArrayList<>();

  /** Adds one who is told of all receipts from now on. */
  public void add(Consumer<Receipt> listener) {
    listeners.add(listener);
  }

  /** Tells of one receipt, on the caller's thread. */
  public void tell(Receipt receipt) {
    listeners.forEach(listener -> listener.accept(receipt));
  }
}
