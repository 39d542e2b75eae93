package org.scorehub.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class ChunkStreamTest {

  @Property(tries = 200)
  void givesAllBytesOfAllChunks(
      @ForAll @Size(max = 6) List<byte[]> given, @ForAll @IntRange(min = 1, max = 9) int part)
      throws IOException {
    List<byte[]> chunks = given.stream().filter(chunk -> chunk.length > 0).toList();
    byte[] whole = join(chunks);
    assertThat(over(chunks).readAllBytes()).isEqualTo(whole);
    ChunkStream parts = over(chunks);
    byte[] read = parts.readNBytes(part);
    byte[] rest = parts.readAllBytes();
    assertThat(join(List.of(read, rest))).isEqualTo(whole);
    assertThat(parts.read()).isEqualTo(-1);
  }

  private static ChunkStream over(List<byte[]> chunks) {
    return new ChunkStream(seq -> seq < chunks.size() ? chunks.get(seq) : new byte[0]);
  }

  private static byte[] join(List<byte[]> parts) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    parts.forEach(whole::writeBytes);
    return whole.toByteArray();
  }

  @Test
  void failsAsAStreamDoesWhileTheDatabaseIsAway() {
    ChunkStream stream =
        new ChunkStream(
            seq -> {
              throw new DataAccessResourceFailureException("away");
            });
    assertThatThrownBy(stream::read).isInstanceOf(IOException.class);
  }
}
