package org.scorehub.platform.sandbox.sftp;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.Handle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.jspecify.annotations.Nullable;
import org.scorehub.platform.sandbox.TwinFault;

/**
 * Ways in which an SFTP server fails: {@link TwinFault#RESET} breaks the connection off, {@link
 * TwinFault#HALF} once a file is open, {@link TwinFault#BROKEN} and {@link TwinFault#GARBLED} open
 * no file, {@link TwinFault#SLOW} and {@link TwinFault#DRIP} take their time for each; the others
 * refuse the login.
 */
public final class SftpFaults implements SftpEventListener {

  private static final Set<TwinFault> ADMITTING =
      EnumSet.of(
          TwinFault.SLOW, TwinFault.DRIP, TwinFault.BROKEN, TwinFault.GARBLED, TwinFault.HALF);

  private final Duration slow;
  private final AtomicReference<@Nullable TwinFault> fault = new AtomicReference<>();

  /**
   * None yet.
   *
   * @param slow how long a file takes to open where the fault is to be slow
   */
  public SftpFaults(Duration slow) {
    this.slow = slow;
  }

  /** Fails in this way until told otherwise. */
  public void begin(TwinFault wanted) {
    fault.set(wanted);
  }

  /** Works as it should. */
  public void end() {
    fault.set(null);
  }

  /** Whether anybody may log in now. */
  boolean admits(ServerSession session) {
    TwinFault now = fault.get();
    if (now == TwinFault.RESET) {
      session.close(true);
    }
    return now == null || ADMITTING.contains(now);
  }

  @Override
  public void opening(ServerSession session, String handle, Handle local) throws IOException {
    TwinFault now = fault.get();
    if (now == TwinFault.RESET || now == TwinFault.HALF) {
      session.close(true);
      throw new IOException("connection lost");
    } else if (now == TwinFault.BROKEN || now == TwinFault.GARBLED) {
      throw new IOException("no space left");
    } else if (now == TwinFault.SLOW || now == TwinFault.DRIP) {
      pause();
    }
  }

  private void pause() throws IOException {
    try {
      Thread.sleep(slow.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }
}
