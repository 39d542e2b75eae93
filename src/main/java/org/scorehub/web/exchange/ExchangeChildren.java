package org.scorehub.web.exchange;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.scorehub.journal.ExchangeState;

/**
 * What has become of a table's rows so far.
 *
 * @param total children handed on; all of them once the table is split
 * @param done those that the hub has dealt with
 * @param byState how many are in each state, without states that none is in
 */
record ExchangeChildren(long total, long done, Map<ExchangeState, Long> byState) {

  ExchangeChildren {
    byState = Collections.unmodifiableMap(new LinkedHashMap<>(byState));
  }

  static ExchangeChildren of(long handedOn, Map<ExchangeState, Long> byState) {
    long known = byState.values().stream().mapToLong(Long::longValue).sum();
    long open = byState.getOrDefault(ExchangeState.RECEIVED, 0L);
    return new ExchangeChildren(Math.max(handedOn, known), known - open, byState);
  }
}
