package org.scorehub.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.scorehub.canonical.Problem;
import org.scorehub.document.ByteSource;
import org.scorehub.document.TableChildren;
import org.scorehub.document.TableReader;

/**
 * One table on its way into its children. What has been read stays the next batch until it is said
 * to be durable, so that a sending that failed sends the same again. Not thread-safe.
 */
final class TableSplit implements AutoCloseable {

  private static final int AT_ONCE = 500;
  private static final long BYTES_AT_ONCE = 4L << 20;

  private final SplitClaims.Claim claim;
  private final WatchedBytes bytes;
  private final TableChildren children;
  private final Function<TableChildren.Child, ReceivedDocument> documents;
  private final List<ReceivedDocument> batch = new ArrayList<>();
  private long done;
  private long read;
  private boolean ended;

  /**
   * Opens a table behind the children that are durable already.
   *
   * @param documents makes a document of a child
   */
  TableSplit(
      SplitClaims.Claim claim,
      TableReader reader,
      ByteSource bytes,
      Function<TableChildren.Child, ReceivedDocument> documents) {
    this.claim = claim;
    this.bytes = new WatchedBytes(bytes);
    this.children = reader.open(this.bytes);
    this.documents = documents;
    this.done = claim.done();
    this.read = done;
    children.skipTo(done);
  }

  SplitClaims.Claim claim() {
    return claim;
  }

  /** The last child that is durable on the inbound topic. */
  long done() {
    return done;
  }

  /** The children that follow; none at the end of the table. */
  List<ReceivedDocument> batch() {
    if (batch.isEmpty()) {
      fill();
    }
    return List.copyOf(batch);
  }

  private void fill() {
    long size = 0;
    while (!ended && batch.size() < AT_ONCE && size < BYTES_AT_ONCE) {
      Optional<TableChildren.Child> child = children.next();
      bytes.check();
      child.ifPresent(this::add);
      size += child.map(found -> found.bytes().length).orElse(0);
      ended = child.isEmpty();
    }
  }

  private void add(TableChildren.Child child) {
    batch.add(documents.apply(child));
    read = child.ordinal();
  }

  /** Up to which child the batch goes. */
  long read() {
    return read;
  }

  /** The batch is durable. */
  void advance() {
    done = read;
    batch.clear();
  }

  /** What is wrong with the table as a whole; complete once a batch was empty. */
  List<Problem> problems() {
    return children.problems();
  }

  /** Names of the columns of its header, or of what comes closest to one. */
  Set<String> columns() {
    return children.columns();
  }

  @Override
  public void close() {
    children.close();
  }
}
