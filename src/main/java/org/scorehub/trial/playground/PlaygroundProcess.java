package org.scorehub.trial.playground;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.scorehub.mapping.Bundle;

/**
 * The process in which mappings of the playground run: reads requests from its standard input and
 * answers on its standard output, one after the other, each as a length and JSON. It has no
 * connection to anything, and ends with its input.
 */
public final class PlaygroundProcess {

  static final JsonMapper JSON =
      JsonMapper.builder()
          .findAndAddModules()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private @Nullable String bundleId;
  private @Nullable Bundle bundle;

  private PlaygroundProcess() {}

  /** Runs until the input ends. */
  public static void main(String... arguments) throws IOException {
    try (DataInputStream in =
            new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
        DataOutputStream out =
            new DataOutputStream(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)))) {
      new PlaygroundProcess().answer(in, out);
    } catch (EOFException e) {
      System.exit(0);
    }
  }

  /** Says first that it is there. */
  private void answer(DataInputStream in, DataOutputStream out) throws IOException {
    out.writeInt(0);
    out.flush();
    while (true) {
      byte[] request = in.readNBytes(in.readInt());
      byte[] answer = JSON.writeValueAsBytes(play(JSON.readValue(request, PlayRequest.class)));
      out.writeInt(answer.length);
      out.write(answer);
      out.flush();
    }
  }

  private PlayResult play(PlayRequest request) {
    Map<String, String> files = request.files();
    if (files != null) {
      Map<String, byte[]> decoded = new HashMap<>();
      files.forEach((path, text) -> decoded.put(path, Base64.getDecoder().decode(text)));
      bundle = Player.bundle(decoded);
      bundleId = request.bundleId();
    }
    if (!request.bundleId().equals(bundleId)) {
      throw new IllegalStateException("files of another bundle");
    }
    return Player.play(Objects.requireNonNull(bundle), request);
  }
}
