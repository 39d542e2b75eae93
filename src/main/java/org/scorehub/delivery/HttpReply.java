package org.scorehub.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an HTTP service answered.
 *
 * @param location where the thing is that it made; null if it did not say
 * @param etag tag of the resource as it is now; null if it gave none
 * @param retryAfter how long it asked to be left alone; null if it did not say
 */
record HttpReply(
    int status,
    byte[] body,
    @Nullable String contentType,
    @Nullable String location,
    @Nullable String etag,
    @Nullable Duration retryAfter) {

  boolean succeeded() {
    return status >= 200 && status < 300;
  }
}
