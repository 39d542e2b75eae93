/**
 * Subscriptions to the news of suppliers: people's pages for them, the pages that links of e-mails
 * lead to, what digests say, and how to get the same as data.
 */
@NullMarked
package org.scorehub.web.subscription;

import org.jspecify.annotations.NullMarked;
