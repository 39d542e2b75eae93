package org.scorehub.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.scorehub.canonical.CanonicalJson;
import org.scorehub.canonical.Problem;
import org.scorehub.connector.InboundDocument;
import org.scorehub.connector.Translation;
import org.scorehub.document.ByteSource;
import org.scorehub.document.TableChildren;
import org.scorehub.document.TableReader;

/** Prints what the hub would understand of a table, row by row, in constant memory. */
final class TranslatedTable {

  private final InboundDocument document;
  private final OutputStream out;
  private final OutputStream err;
  private boolean refused;

  TranslatedTable(InboundDocument document, OutputStream out, OutputStream err) {
    this.document = document;
    this.out = out;
    this.err = err;
  }

  /** The exit code. */
  int print(ByteSource bytes) throws IOException {
    TableReader reader = document.table().orElseThrow();
    try (TableChildren children = reader.open(bytes)) {
      Optional<TableChildren.Child> child = children.next();
      while (child.isPresent()) {
        print(child.get());
        child = children.next();
      }
      refused |= children.problems().stream().anyMatch(Problem::blocking);
      JsonLines.problems(children.problems(), err);
    }
    return refused ? Hub.BAD_INPUT : Hub.DONE;
  }

  private void print(TableChildren.Child child) throws IOException {
    Translation translation = document.translate(child.bytes());
    if (translation instanceof Translation.Translated translated) {
      JsonLines.line(CanonicalJson.write(translated.canonical()), out);
    } else {
      refused = true;
    }
    JsonLines.problems(translation.problems(), err);
  }
}
