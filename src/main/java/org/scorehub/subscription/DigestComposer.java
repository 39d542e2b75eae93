package org.scorehub.subscription;

/** Finds and words news, under the rights that the subscriber has at that moment. */
public interface DigestComposer {

  /**
   * What there is to tell since the last digest.
   *
   * @param until the last change that the next digest is to cover; what was asked for if there is
   *     nothing newer
   * @param changes how many of them concern the subscription; 0 if the subscriber is gone
   * @param more whether the next digest is due at once, as one cannot hold all
   */
  record Extent(long until, long changes, boolean more) {}

  /** How far the next digest of a subscription reaches. */
  Extent extent(Subscription subscription);

  /**
   * A digest as it is to be sent.
   *
   * @param key signs the links
   */
  Composed compose(Subscription subscription, Digest digest, SubscriptionKey key);
}
