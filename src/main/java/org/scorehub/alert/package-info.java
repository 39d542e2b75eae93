/**
 * Tells people that documents or deliveries do not go on: one message for each cause and window, by
 * webhook, e-mail or log as each organisation's settings say. Hides how causes are counted. Its
 * ways of sending, signed posts and e-mails, serve others too.
 */
@NullMarked
package org.scorehub.alert;

import org.jspecify.annotations.NullMarked;
