package org.scorehub.intake;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.jspecify.annotations.Nullable;
import org.scorehub.journal.Part;

/** The form of a received document on the inbound topic: bytes as value, all else as headers. */
final class InboundRecord {

  private static final String ID = "hub-exchange-id";
  private static final String BUYER = "hub-buyer";
  private static final String CONNECTOR = "hub-connector";
  private static final String DOCUMENT = "hub-document";
  private static final String TRANSPORT = "hub-transport";
  private static final String CONTENT_TYPE = "hub-content-type";
  private static final String SIZE = "hub-size";
  private static final String SHA256 = "hub-sha256";
  private static final String NATIVE_KEY = "hub-native-key";
  private static final String RECEIVED_AT = "hub-received-at";
  private static final String FILE_NAME = "hub-file-name";
  private static final String PARENT = "hub-parent";
  private static final String ORDINAL = "hub-ordinal";
  private static final String SHEET = "hub-sheet";
  private static final String ROW = "hub-row";

  private InboundRecord() {}

  /** Replaces all that the message holds, so that no header of the sender travels on. */
  static void write(ReceivedDocument received, Message message) {
    message.removeHeaders("*");
    message.setBody(received.bytes() == null ? new byte[0] : received.bytes());
    message.setHeader(KafkaConstants.KEY, partitionKey(received));
    message.setHeader(ID, received.id().toString());
    message.setHeader(BUYER, received.buyer());
    message.setHeader(CONNECTOR, received.connector());
    message.setHeader(DOCUMENT, received.document());
    message.setHeader(TRANSPORT, received.transport());
    message.setHeader(SIZE, Long.toString(received.size()));
    message.setHeader(SHA256, HexFormat.of().formatHex(received.sha256()));
    message.setHeader(RECEIVED_AT, received.receivedAt().toString());
    put(message, CONTENT_TYPE, received.contentType());
    put(message, NATIVE_KEY, received.nativeKey());
    put(message, FILE_NAME, received.fileName());
    if (received.part() != null) {
      write(received.part(), message);
    }
  }

  private static void write(Part part, Message message) {
    message.setHeader(PARENT, part.parent().toString());
    message.setHeader(ORDINAL, Long.toString(part.ordinal()));
    message.setHeader(ROW, Long.toString(part.row()));
    put(message, SHEET, part.sheet());
  }

  private static void put(Message message, String name, @Nullable String value) {
    if (value != null) {
      message.setHeader(name, value);
    }
  }

  static ReceivedDocument read(Message message) {
    long size = Long.parseLong(text(message, SIZE));
    byte[] bytes = message.getBody(byte[].class);
    return new ReceivedDocument(
        UUID.fromString(text(message, ID)),
        text(message, BUYER),
        text(message, CONNECTOR),
        text(message, DOCUMENT),
        text(message, TRANSPORT),
        optional(message, CONTENT_TYPE),
        size,
        HexFormat.of().parseHex(text(message, SHA256)),
        optional(message, NATIVE_KEY),
        Instant.parse(text(message, RECEIVED_AT)),
        bytes.length == 0 && size > 0 ? null : bytes,
        optional(message, FILE_NAME),
        part(message));
  }

  private static @Nullable Part part(Message message) {
    String parent = optional(message, PARENT);
    return parent == null
        ? null
        : new Part(
            UUID.fromString(parent),
            Long.parseLong(text(message, ORDINAL)),
            optional(message, SHEET),
            Long.parseLong(text(message, ROW)));
  }

  private static String partitionKey(ReceivedDocument received) {
    String key = received.nativeKey() == null ? received.id().toString() : received.nativeKey();
    return received.buyer() + '|' + received.connector() + '|' + key;
  }

  private static String text(Message message, String name) {
    return Objects.requireNonNull(optional(message, name), () -> "inbound record without " + name);
  }

  private static @Nullable String optional(Message message, String name) {
    Object value = message.getHeader(name);
    return value instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.UTF_8)
        : value == null ? null : value.toString();
  }
}
