package org.scorehub.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;

/**
 * Reads XML. A document in UTF-8 that is surely valid takes one pass without positions; anything
 * else is decoded strictly, and gone over once more to say what is wrong where.
 */
record XmlReader(Xsd xsd, DocumentLimits limits) implements DocumentReader {

  @Override
  public Reading read(byte[] bytes) {
    try {
      DocumentBytes.check(bytes, limits);
      Encoding encoding = Encoding.ofXml(bytes);
      boolean quick = encoding.isUtf8() && !xsd.model().needsCompleteCheck();
      JsonNode tree = quick ? quickly(bytes) : null;
      return tree == null
          ? carefully(decode(bytes, encoding))
          : new Reading.Readable(tree, List.of());
    } catch (RefusedDocument e) {
      return new Reading.Unreadable(List.of(e.problem()));
    }
  }

  @Override
  public SchemaPlace schema() {
    return new XmlPlace.Root(xsd.model().root());
  }

  /** Null if there may be anything to complain about. */
  private @Nullable JsonNode quickly(byte[] bytes) {
    try {
      XMLStreamReader2 reader = XmlParsers.over(bytes);
      XmlTreeBuilder builder = new XmlTreeBuilder(xsd.model(), limits, reader);
      JsonNode tree = builder.build();
      return builder.isDoubtful() ? null : tree;
    } catch (XMLStreamException | RefusedDocument | RuntimeException e) {
      return null;
    }
  }

  private Reading carefully(SourceText text) throws RefusedDocument {
    XMLStreamReader2 reader = null;
    try {
      reader = XmlParsers.over(text);
      JsonNode tree = new XmlTreeBuilder(xsd.model(), limits, reader).build();
      TreeRepair repair = TreeRepair.of(schema(), tree);
      return new Reading.Readable(
          repair.tree(), XmlSchemaCheck.check(xsd, text), repair.kept(), Set.of());
    } catch (XMLStreamException e) {
      throw notWellFormed(e, text);
    } catch (RefusedDocument e) {
      throw reader == null ? e : placed(e, reader, text);
    }
  }

  private static SourceText decode(byte[] bytes, Encoding encoding) throws RefusedDocument {
    return SourceText.decode(bytes, encoding, "xml.charset");
  }

  private static RefusedDocument notWellFormed(XMLStreamException e, SourceText text) {
    Location location = e.getLocation();
    int offset = location == null ? 0 : location.getCharacterOffset();
    Position position = text.position(offset);
    Problem problem =
        Problem.blocking(
                ProblemKind.MALFORMED,
                "xml.not-well-formed",
                "The document is not well-formed XML: " + XmlMessages.of(e))
            .expecting("well-formed XML");
    return new RefusedDocument(
        problem.atPosition(position.line(), position.column(), position.offset()));
  }

  private static RefusedDocument placed(
      RefusedDocument e, XMLStreamReader2 reader, SourceText text) {
    Position position = text.position((int) reader.getLocationInfo().getStartingCharOffset());
    return new RefusedDocument(
        e.problem().atPosition(position.line(), position.column(), position.offset()));
  }

  @Override
  public Optional<Position> locate(byte[] bytes, String path) {
    return Optional.ofNullable(locate(bytes, Set.of(path)).get(path));
  }

  @Override
  public Map<String, Position> locate(byte[] bytes, Set<String> paths) {
    try {
      SourceText text = decode(bytes, Encoding.ofXml(bytes));
      Map<String, Position> positions = new HashMap<>();
      XmlLocator.locate(text, paths).entrySet().stream()
          .sorted(Map.Entry.comparingByValue())
          .forEach(found -> positions.put(found.getKey(), text.position(found.getValue())));
      return positions;
    } catch (RefusedDocument e) {
      return Map.of();
    }
  }
}
