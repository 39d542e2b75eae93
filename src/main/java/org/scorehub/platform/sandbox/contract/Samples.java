package org.scorehub.platform.sandbox.contract;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.scorehub.canonical.CanonicalJson;
import org.scorehub.canonical.Conversion;
import org.scorehub.connector.CanonicalTypes;
import org.scorehub.connector.OutboundDocument;
import org.scorehub.connector.contract.ContractSubject;
import org.scorehub.connector.contract.Example;
import org.scorehub.document.Writing;

/** Documents to send and to offer, from a connector's examples. */
final class Samples {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Samples() {}

  /** What its outbound examples make; those that are refused make nothing. */
  static List<byte[]> made(ContractSubject subject, String document) {
    List<byte[]> made = new ArrayList<>();
    OutboundDocument outbound = subject.connector().outbound(document).orElseThrow();
    for (Example example : subject.examples(document)) {
      if (example.has(example.expectedName())
          && outbound.make(canonical(outbound, example)) instanceof Writing.Written written) {
        made.add(written.bytes());
      }
    }
    return made;
  }

  private static SpecificRecord canonical(OutboundDocument outbound, Example example) {
    Class<? extends SpecificRecord> type = CanonicalTypes.named(outbound.definition().canonical());
    try {
      Conversion<? extends SpecificRecord> conversion =
          CanonicalJson.read(type, JSON.readTree(example.input()));
      if (conversion instanceof Conversion.Canonical<? extends SpecificRecord> canonical) {
        return canonical.value();
      }
      throw new IllegalArgumentException(example.folder() + " holds no " + type.getSimpleName());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its inbound examples from which something comes. */
  static List<Example> offered(ContractSubject subject, String document) {
    return subject.examples(document).stream()
        .filter(example -> example.has(example.expectedName()) && example.inputName().isPresent())
        .toList();
  }
}
