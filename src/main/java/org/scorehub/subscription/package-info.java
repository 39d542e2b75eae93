/**
 * Tells people and programs of the news of their suppliers, as they subscribed to it: makes digests
 * when they are due, and sends them by e-mail or signed post. What a digest says is for its {@link
 * org.scorehub.subscription.DigestComposer} to know, under the rights of the subscriber.
 */
@NullMarked
package org.scorehub.subscription;

import org.jspecify.annotations.NullMarked;
