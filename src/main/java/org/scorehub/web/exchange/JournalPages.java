package org.scorehub.web.exchange;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.journal.ExchangeState;
import org.scorehub.web.Listing;
import org.scorehub.web.Page;
import org.scorehub.web.replay.ReplayDesk;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The journal: what was handed in, searched and paged both ways. */
@Page
class JournalPages {

  private static final int PART = 50;

  private final ExchangeReads exchanges;

  JournalPages(ExchangeReads exchanges) {
    this.exchanges = exchanges;
  }

  @GetMapping("/exchanges")
  String list(@ModelAttribute("filter") ExchangeFilter filter, Model model) {
    Listing<JournalEntry> part = exchanges.list(filter, PART);
    model.addAttribute("exchanges", part.items());
    model.addAttribute("newer", newer(filter, part));
    model.addAttribute("older", older(filter, part));
    model.addAttribute("kinds", exchanges.kinds(filter.organisation()));
    model.addAttribute("states", ExchangeState.values());
    model.addAttribute("chosen", ExchangeAddress.chosen(filter));
    model.addAttribute("query", ExchangeAddress.of(filter));
    model.addAttribute("most", ExchangeExports.MOST);
    model.addAttribute("mayReplay", ReplayDesk.mayReplay());
    return "exchanges";
  }

  /** Where newer ones begin; null where there are none. */
  private static @Nullable UUID newer(ExchangeFilter filter, Listing<JournalEntry> part) {
    boolean more = filter.after() == null ? filter.before() != null : part.next() != null;
    List<JournalEntry> items = part.items();
    return more && !items.isEmpty() ? items.get(0).summary().id() : null;
  }

  private static @Nullable UUID older(ExchangeFilter filter, Listing<JournalEntry> part) {
    boolean more = filter.after() != null || part.next() != null;
    List<JournalEntry> items = part.items();
    return more && !items.isEmpty() ? items.get(items.size() - 1).summary().id() : null;
  }
}
