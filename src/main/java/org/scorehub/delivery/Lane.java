package org.scorehub.delivery;

import java.util.UUID;

/** All deliveries of one buyer about one site; they leave in order, one at a time. */
public record Lane(String buyer, UUID siteId) {

  String leaseName() {
    return "lane/" + buyer + "/" + siteId;
  }
}
