package org.scorehub.web.subscription;

import org.scorehub.security.Caller;
import org.scorehub.web.Page;
import org.scorehub.web.supplier.SupplierAddress;
import org.scorehub.web.supplier.SupplierFilter;
import org.scorehub.web.supplier.SupplierWords;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** How programs of the reader's organisation get what the list of suppliers shows. */
@Page
@EnableConfigurationProperties(FeedSettings.class)
class DataFeedPages {

  private final FeedSettings kafka;
  private final SupplierWords words;

  DataFeedPages(FeedSettings kafka, SupplierWords words) {
    this.kafka = kafka;
    this.words = words;
  }

  @GetMapping("/suppliers/feed")
  String feed(@ModelAttribute("filter") SupplierFilter filter, Model model) {
    String base = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
    DataFeed feed = DataFeed.of(Caller.current().organisation(), base, kafka);
    model.addAttribute("feed", feed);
    model.addAttribute("rest", feed.suppliers(SupplierAddress.of(filter)));
    model.addAttribute("suppliers", words.filter(filter));
    model.addAttribute("query", SupplierAddress.of(filter));
    return "supplier-feed";
  }
}
