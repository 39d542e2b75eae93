package org.scorehub.delivery;

import java.util.UUID;

/**
 * All deliveries of one receiver about one site; they leave in order, one at a time.
 *
 * @param buyer who is told
 * @param connector by which it is told
 * @param holder who works on it, a new name each time
 */
public record Lane(String buyer, String connector, UUID siteId, String holder) {

  static String leasePrefix(String buyer, String connector) {
    return "lane/" + buyer + "/" + connector + "/";
  }

  String leaseName() {
    return leasePrefix(buyer, connector) + siteId;
  }
}
