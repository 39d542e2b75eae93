package org.scorehub.connector;

import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.scorehub.canonical.CanonicalJson;
import org.scorehub.canonical.Problem;
import org.scorehub.document.DocumentWriter;
import org.scorehub.document.Writing;
import org.scorehub.mapping.Mapping;
import org.scorehub.mapping.MappingResult;

/** A document that the hub sends, ready to make. Thread-safe. */
public final class OutboundDocument {

  private final DocumentDefinition definition;
  private final Mapping mapping;
  private final DocumentWriter writer;

  OutboundDocument(DocumentDefinition definition, Mapping mapping, DocumentWriter writer) {
    this.definition = definition;
    this.mapping = mapping;
    this.writer = writer;
  }

  public DocumentDefinition definition() {
    return definition;
  }

  /** Makes their tree of canonical JSON. */
  public Mapping mapping() {
    return mapping;
  }

  /** Makes bytes of the tree. */
  public DocumentWriter writer() {
    return writer;
  }

  /**
   * Makes the bytes from a canonical record and checks them against their schema. The same record
   * always gives the same bytes.
   */
  public Writing make(SpecificRecord canonical) {
    MappingResult mapped = mapping.apply(CanonicalJson.write(canonical));
    List<Problem> problems = mapped.problems();
    return problems.stream().anyMatch(Problem::blocking)
        ? new Writing.Unwritable(problems)
        : writer.write(mapped.output());
  }
}
