package org.scorehub.platform.sandbox.coop;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.Handle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.jspecify.annotations.Nullable;
import org.scorehub.platform.sandbox.TwinFault;

/** Ways in which an SFTP server fails. */
final class SftpFaults implements SftpEventListener {

  private static final Duration SLOW = Duration.ofSeconds(3);

  private final AtomicReference<@Nullable TwinFault> fault = new AtomicReference<>();

  void begin(TwinFault wanted) {
    fault.set(wanted);
  }

  void end() {
    fault.set(null);
  }

  /** Whether anybody may log in now. */
  boolean admits(ServerSession session) {
    TwinFault now = fault.get();
    if (now == TwinFault.RESET) {
      session.close(true);
    }
    return now != TwinFault.REFUSE && now != TwinFault.BUSY && now != TwinFault.RESET;
  }

  @Override
  public void opening(ServerSession session, String handle, Handle local) throws IOException {
    TwinFault now = fault.get();
    if (now == TwinFault.RESET) {
      session.close(true);
      throw new IOException("connection lost");
    } else if (now == TwinFault.BROKEN) {
      throw new IOException("no space left");
    } else if (now == TwinFault.SLOW) {
      pause();
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(SLOW.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }
}
