package org.scorehub.connector.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.scorehub.canonical.CanonicalJson;
import org.scorehub.canonical.Problem;
import org.scorehub.connector.OutboundDocument;
import org.scorehub.document.Writing;
import org.scorehub.mapping.MappingResult;

/**
 * What came of one outbound example.
 *
 * @param bytes the document; empty if it is refused
 * @param problems everything reported, degrading ones too
 */
record ExampleWriting(Optional<byte[]> bytes, List<Problem> problems) {

  static ExampleWriting of(OutboundDocument document, SpecificRecord canonical) {
    MappingResult mapped = document.mapping().apply(CanonicalJson.write(canonical));
    List<Problem> problems = new ArrayList<>(mapped.problems());
    if (problems.stream().anyMatch(Problem::blocking)) {
      return new ExampleWriting(Optional.empty(), problems);
    }
    Writing writing = document.writer().write(mapped.output());
    if (writing instanceof Writing.Unwritable unwritable) {
      problems.addAll(unwritable.problems());
      return new ExampleWriting(Optional.empty(), problems);
    }
    return new ExampleWriting(Optional.of(((Writing.Written) writing).bytes()), problems);
  }
}
