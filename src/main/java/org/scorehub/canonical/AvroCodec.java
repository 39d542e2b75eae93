package org.scorehub.canonical;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/** Canonical records as Avro binary, bare or in Confluent wire framing. Thread-safe. */
public final class AvroCodec {

  /** Bytes before the Avro value in Confluent wire framing: a zero and a four-byte schema id. */
  public static final int FRAME = 5;

  private static final ConcurrentMap<Schema, SpecificDatumWriter<SpecificRecord>> WRITERS =
      new ConcurrentHashMap<>();

  private AvroCodec() {}

  /** Encodes a record without framing. */
  public static byte[] encode(SpecificRecord record) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    try {
      WRITERS.computeIfAbsent(record.getSchema(), AvroCodec::writer).write(record, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Decodes a record written by {@link #encode} with the same release of its schema.
   *
   * @throws UncheckedIOException if the bytes are not such a record
   */
  public static <T extends SpecificRecord> T decode(Class<T> type, byte[] bytes) {
    Schema schema = SpecificData.get().getSchema(type);
    BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, null);
    try {
      return new SpecificDatumReader<T>(schema, schema, SpecificData.getForClass(type))
          .read(null, decoder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts Confluent wire framing before an encoded value. */
  public static byte[] frame(int schemaId, byte[] value) {
    return ByteBuffer.allocate(FRAME + value.length)
        .put((byte) 0)
        .putInt(schemaId)
        .put(value)
        .array();
  }

  /** Takes the framing off again. */
  public static byte[] unframe(byte[] framed) {
    return Arrays.copyOfRange(framed, FRAME, framed.length);
  }

  private static SpecificDatumWriter<SpecificRecord> writer(Schema schema) {
    Class<?> type = SpecificData.get().getClass(schema);
    return new SpecificDatumWriter<>(schema, SpecificData.getForClass(type));
  }
}
