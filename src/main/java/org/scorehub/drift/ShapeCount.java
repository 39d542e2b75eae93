package org.scorehub.drift;

import java.time.Instant;
import java.util.UUID;
import org.scorehub.connector.DocumentShape;
import org.scorehub.intake.SeenDocument;

/**
 * Documents of one shape that are not written down yet.
 *
 * @param exchange one of them, the first
 */
record ShapeCount(
    ShapeKey key, DocumentShape shape, long seen, UUID exchange, Instant first, Instant last) {

  static ShapeCount of(SeenDocument document) {
    return new ShapeCount(
        new ShapeKey(document.buyer(), document.connector(), document.document()),
        document.shape(),
        1,
        document.exchange(),
        document.at(),
        document.at());
  }

  ShapeCount plus(ShapeCount other) {
    return new ShapeCount(
        key,
        shape,
        seen + other.seen,
        exchange,
        first.isBefore(other.first) ? first : other.first,
        last.isAfter(other.last) ? last : other.last);
  }
}
