package org.scorehub.web.exchange;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.journal.ExchangeState;
import org.scorehub.web.FormText;
import org.scorehub.web.Where;

/**
 * Which exchanges to list; null means any.
 *
 * @param organisation own organisation if null; or one that the caller acts for
 * @param key business key as {@code kind:value}, for example {@code native:20-00001}
 * @param problem problem code
 * @param parent rows of this table
 * @param before list older ones only
 */
record ExchangeFilter(
    @Nullable String organisation,
    @Nullable ExchangeState state,
    @Nullable String connector,
    @Nullable String document,
    @Nullable UUID site,
    @Nullable String key,
    @Nullable String problem,
    @Nullable UUID parent,
    @Nullable UUID before) {

  ExchangeFilter {
    organisation = FormText.given(organisation);
    connector = FormText.given(connector);
    document = FormText.given(document);
    key = FormText.given(key);
    problem = FormText.given(problem);
  }

  static ExchangeFilter any() {
    return new ExchangeFilter(null, null, null, null, null, null, null, null, null);
  }

  ExchangeFilter of(String owner) {
    return new ExchangeFilter(
        owner, state, connector, document, site, key, problem, parent, before);
  }

  Where where() {
    return new Where()
        .and("state = :state", "state", state == null ? null : state.name())
        .and("connector = :connector", "connector", connector)
        .and("document = :document", "document", document)
        .and("site_id = :site", "site", site)
        .and("id IN (SELECT hub_exchanges_with_key(:key))", "key", key)
        .and("problem_codes <> '{}' AND :problem = ANY(problem_codes)", "problem", problem)
        .and("parent_id = :parent", "parent", parent)
        .and("id < :before", "before", before);
  }
}
