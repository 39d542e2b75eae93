package org.scorehub.platform.sandbox.contract;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.scorehub.connector.DocumentDefinition.Poll;
import org.scorehub.intake.fetch.FetchTrial;

/**
 * A document that one tenant offers.
 *
 * @param name of the file, where there are files
 * @param content what is offered
 */
@SuppressWarnings("ArrayRecordComponent") // raw bytes, never compared as part of the record
record Source(
    String connector, String document, String tenant, Poll poll, String name, byte[] content) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> REMOTE = Set.of("rest-poll", "sftp-in");

  /** Whether the tenant's settings give what the route needs. */
  boolean isServed(Trial trial) {
    return trial.fetching().serves(connector, document, tenant, poll);
  }

  void offer(Trial trial) {
    trial.twin().publish(tenant, document, name, content);
  }

  void begin(Trial trial) throws Exception {
    trial.fetching().begin(connector, document, tenant, poll);
  }

  FetchTrial.Course course(Trial trial) {
    return trial.fetching().course(connector, document, tenant);
  }

  List<byte[]> taken(Trial trial) {
    return trial.fetching().taken(connector, document, tenant);
  }

  /** Whether the other side is another machine, which can fail. */
  boolean remote() {
    return REMOTE.contains(poll.route());
  }

  boolean paged() {
    return poll.route().equals("rest-poll");
  }

  /** Files are the same byte by byte; a page of JSON may be written in another way. */
  boolean isSame(byte[] taken) {
    try {
      return paged()
          ? JSON.readTree(content).equals(JSON.readTree(taken))
          : Arrays.equals(content, taken);
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return document + " of " + tenant;
  }
}
