package org.scorehub.intake.fetch;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.apache.camel.component.file.remote.RemoteFileConsumer;
import org.apache.camel.component.file.remote.RemoteFilePollingConsumerPollStrategy;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.jspecify.annotations.Nullable;

/**
 * Watches over the polls of one folder: takes a file only once it has not changed for a while, and
 * notes how polls went. Used by one consumer at a time, on its thread.
 */
final class FileWatch
    implements PollingConsumerPollStrategy, GenericFileFilter<Object>, ExceptionHandler {

  private static final Pattern UNFINISHED =
      Pattern.compile(".+\\.(part|tmp|filepart|crdownload)", Pattern.CASE_INSENSITIVE);

  private record Seen(long length, long modified, long since) {
    boolean sameAs(GenericFile<?> file) {
      return length == file.getFileLength() && modified == file.getLastModified();
    }
  }

  private final PollSource source;
  private final SourceCursors cursors;
  private final SourceLeases leases;
  private final Duration settled;
  private final RemoteFilePollingConsumerPollStrategy connection =
      new RemoteFilePollingConsumerPollStrategy();
  private Map<String, Seen> known = new HashMap<>();
  private Map<String, Seen> listed = new HashMap<>();
  private int failuresBefore;
  private boolean failed;

  /**
   * @param settled how long a file must have stayed as it is before it is read
   */
  FileWatch(PollSource source, SourceCursors cursors, SourceLeases leases, Duration settled) {
    this.source = source;
    this.cursors = cursors;
    this.leases = leases;
    this.settled = settled;
  }

  /** The one that watches over the file at hand. */
  static FileWatch of(Exchange exchange) {
    String name = name(PollSource.of(exchange));
    return Objects.requireNonNull(
        exchange.getContext().getRegistry().lookupByNameAndType(name, FileWatch.class), name);
  }

  /** Name of its bean. */
  static String name(PollSource source) {
    return source.routeId() + ".watch";
  }

  /** Whether a file of the present poll could not be handed on. */
  boolean hasFailed() {
    return failed;
  }

  @Override
  public boolean begin(Consumer consumer, Endpoint endpoint) {
    failed = false;
    listed = new HashMap<>();
    return leases.leads(source) && begun();
  }

  private boolean begun() {
    return cursors
        .begin(source, leases.getId())
        .map(
            state -> {
              failuresBefore = state.failures();
              return true;
            })
        .orElse(false);
  }

  /**
   * Whether a file is finished, as far as its name tells, and as far as it has not changed for a
   * while. Size and time are compared with what an earlier poll saw; only the hub's own clock
   * counts. Camel itself leaves out names that begin with a dot.
   */
  @Override
  public boolean accept(GenericFile<Object> file) {
    if (file.isDirectory()) {
      return true;
    }
    if (UNFINISHED.matcher(file.getFileNameOnly()).matches()) {
      return false;
    }
    Seen before = known.get(file.getAbsoluteFilePath());
    Seen now =
        before != null && before.sameAs(file)
            ? before
            : new Seen(file.getFileLength(), file.getLastModified(), System.nanoTime());
    listed.put(file.getAbsoluteFilePath(), now);
    return System.nanoTime() - now.since() >= settled.toNanos();
  }

  @Override
  public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
    known = listed;
    if (!failed) {
      cursors.succeeded(source, failuresBefore);
    }
  }

  @Override
  public boolean rollback(Consumer consumer, Endpoint endpoint, int retries, Exception cause)
      throws Exception {
    known = new HashMap<>();
    fail(cause);
    return consumer instanceof RemoteFileConsumer<?>
        && connection.rollback(consumer, endpoint, retries, cause);
  }

  @Override
  public void handleException(Throwable exception) {
    fail(exception);
  }

  @Override
  public void handleException(String message, Throwable exception) {
    fail(exception);
  }

  @Override
  public void handleException(String message, @Nullable Exchange exchange, Throwable exception) {
    fail(exception);
  }

  /** One poll is one failure, however many files it could not hand on. */
  private void fail(Throwable cause) {
    if (!failed) {
      failed = true;
      cursors.failed(source, cause);
    }
  }
}
