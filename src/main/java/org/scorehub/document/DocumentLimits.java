package org.scorehub.document;

/**
 * How much of a document is read before it is refused. Every limit guards memory or stack against
 * hostile input.
 *
 * @param maxBytes largest document, in bytes as received; positive
 * @param maxDepth deepest nesting, the outermost element or value being 1; positive
 * @param maxNodes most nodes: XML elements and attributes, or JSON values; positive
 */
public record DocumentLimits(long maxBytes, int maxDepth, int maxNodes) {

  /** 10 MiB, 64 levels, 500,000 nodes. */
  public static final DocumentLimits DEFAULT = new DocumentLimits(10L << 20, 64, 500_000);

  public DocumentLimits {
    if (maxBytes < 1 || maxDepth < 1 || maxNodes < 1) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }
}
