package org.scorehub.platform.sandbox.sftp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.scorehub.platform.sandbox.TwinSettings;

/** An SFTP server with one user, one folder and a host key of its own that outlives a restart. */
public final class SftpServer implements AutoCloseable {

  private final SshServer server = SshServer.setUpDefaultServer();
  private final SimpleGeneratorHostKeyProvider keys;

  /**
   * A server that does not listen yet.
   *
   * @param folder keeps the host key
   * @param home what clients see as the root
   * @param files told of what happens to files
   */
  public SftpServer(
      TwinSettings settings, Path folder, Path home, SftpFaults faults, SftpEventListener files) {
    keys = new SimpleGeneratorHostKeyProvider(folder.resolve("host-key"));
    keys.setAlgorithm("EC");
    keys.setKeySize(256);
    server.setHost(settings.address());
    server.setPort(settings.port());
    server.setKeyPairProvider(keys);
    server.setPasswordAuthenticator(
        (user, password, session) -> faults.admits(session) && matches(settings, user, password));
    server.setFileSystemFactory(new VirtualFileSystemFactory(home));
    server.setSubsystemFactories(List.of(sftp(faults, files)));
  }

  /** Begins to listen. */
  public void start() throws IOException {
    server.start();
  }

  /** Where it listens. */
  public int port() {
    return server.getPort();
  }

  /** Its public key as in a known_hosts file, without the host. */
  public String hostKey() {
    return PublicKeyEntry.toString(keys.loadKeys(null).iterator().next().getPublic());
  }

  @Override
  public void close() {
    try {
      server.stop(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SftpSubsystemFactory sftp(SftpEventListener first, SftpEventListener second) {
    SftpSubsystemFactory factory = new SftpSubsystemFactory.Builder().build();
    factory.addSftpEventListener(first);
    factory.addSftpEventListener(second);
    return factory;
  }

  private static boolean matches(TwinSettings settings, String user, String password) {
    return settings.username().equals(user)
        && MessageDigest.isEqual(bytes(settings.password()), bytes(password));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
