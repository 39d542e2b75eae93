package org.scorehub.platform.sandbox.declared;

import java.util.ArrayList;
import java.util.List;

/** Documents that a tenant's system offers, in the order in which they came. Thread-safe. */
final class Shelf {

  private final List<String> documents = new ArrayList<>();

  /** Puts one at the end, in exactly these characters. */
  synchronized void put(String document) {
    documents.add(document);
  }

  synchronized int size() {
    return documents.size();
  }

  /** At most so many, without the first few. */
  synchronized List<String> after(int first, int most) {
    int from = Math.min(first, documents.size());
    return List.copyOf(documents.subList(from, Math.min(documents.size(), from + most)));
  }
}
