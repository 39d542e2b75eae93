package org.scorehub.merge;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Who may change which sites. A buyer's people change those that their organisation describes
 * itself, as long as no other buyer's sites are joined and nobody comes to see more of somebody
 * else's; all else is for whoever runs the hub.
 */
record ChangeRights(JdbcTemplate jdbc) {

  private static final String OTHERS =
      "Records of other organisations would be joined or parted by this; only the hub's operator"
          + " can decide it";

  /**
   * Looks a wish over.
   *
   * @throws Refusal if it is not for the asking organisation to decide
   */
  void check(Wish wish) {
    if (isOperator(wish.buyer())) {
      return;
    }
    switch (wish.kind()) {
      case MERGE -> merge(wish);
      case SPLIT -> split(wish);
      case UNDO -> undo(wish);
    }
  }

  boolean isOperator(String organisation) {
    return exists("SELECT FROM organisation WHERE buyer = ? AND kind = 'OPERATOR'", organisation);
  }

  private void merge(Wish wish) {
    if (!describes(wish.buyer(), wish.stays()) || !describes(wish.buyer(), wish.other())) {
      throw new Refusal("Your organisation describes only one of the two sites");
    }
    if (joinsOthers(wish) || showsMore(wish.stays(), wish.other(), wish.buyer())) {
      throw new Refusal(OTHERS);
    }
  }

  private void split(Wish wish) {
    if (!describes(wish.buyer(), wish.stays())) {
      throw new Refusal("Your organisation does not describe this site");
    }
    boolean shared =
        exists(
            "SELECT FROM site_supply s JOIN organisation o USING (buyer)"
                + " WHERE s.site_id = ? AND s.buyer <> ? AND o.kind = 'BUYER'",
            wish.stays(),
            wish.buyer());
    if (shared) {
      throw new Refusal(OTHERS);
    }
  }

  private void undo(Wish wish) {
    if (!exists(
        "SELECT FROM site_change WHERE id = ? AND buyer = ?",
        Objects.requireNonNull(wish.undoes()),
        wish.buyer())) {
      throw new Refusal("Another organisation made this change; the hub's operator can undo it");
    }
  }

  private boolean describes(String buyer, UUID site) {
    return exists("SELECT FROM site_supply WHERE buyer = ? AND site_id = ?", buyer, site);
  }

  private boolean joinsOthers(Wish wish) {
    return exists(
        "SELECT FROM site_supply a JOIN site_supply b ON b.buyer = a.buyer"
            + " JOIN organisation o ON o.buyer = a.buyer"
            + " WHERE a.site_id = ? AND b.site_id = ? AND a.buyer <> ? AND o.kind = 'BUYER'",
        wish.stays(),
        wish.other(),
        wish.buyer());
  }

  /** A consent given at one site to somebody who is linked to the other one only. */
  private boolean showsMore(UUID one, UUID other, String asking) {
    UUID[] both = {one, other};
    return exists(
        """
        SELECT FROM consent c JOIN site_link l ON l.buyer = c.grantee AND l.site_id = ANY (?)
         WHERE c.site_id = ANY (?) AND c.site_id <> l.site_id AND c.grantee <> ?
           AND c.revoked_at IS NULL
           AND NOT EXISTS (SELECT FROM site_link k WHERE k.buyer = c.grantee AND k.site_id = c.site_id)""",
        both,
        both,
        asking);
  }

  private boolean exists(String select, Object... values) {
    List<Boolean> found =
        jdbc.queryForList("SELECT EXISTS (" + select + ")", Boolean.class, values);
    return found.contains(true);
  }
}
