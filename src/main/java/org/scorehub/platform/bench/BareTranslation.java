package org.scorehub.platform.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.xml.stream.XMLStreamException;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.scorehub.canonical.avro.Audit;

/** From XML to Avro by hand. Not thread-safe: buffers are used again. */
final class BareTranslation {

  private final BareReader reader;
  private final BareMapper mapper;
  private final JacksonReader jackson = new JacksonReader();
  private final SpecificDatumWriter<Audit> writer =
      new SpecificDatumWriter<>(Audit.getClassSchema());
  private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(16 * 1024);
  private final BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(buffer, null);

  BareTranslation(Path root) {
    BareCodes codes = BareCodes.load(root);
    this.reader = new BareReader(codes.topics().keySet());
    this.mapper = new BareMapper(codes);
  }

  BareDocument read(byte[] xml) {
    try {
      return reader.read(xml);
    } catch (XMLStreamException e) {
      throw new IllegalArgumentException(e);
    }
  }

  Audit map(BareDocument document) {
    return mapper.map(document);
  }

  byte[] encode(Audit audit) {
    try {
      buffer.reset();
      EncoderFactory.get().binaryEncoder(buffer, encoder);
      writer.write(audit, encoder);
      encoder.flush();
      return buffer.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With a streaming parser: the harder yardstick. */
  byte[] byStreaming(byte[] xml) {
    return encode(map(read(xml)));
  }

  /** With Jackson's data binding: what is commonly written. */
  byte[] byJackson(byte[] xml) {
    return encode(map(jackson.read(xml)));
  }
}
