package org.scorehub.document;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;

/** Finds where paths stand in a document. */
final class XmlLocator {

  /** A path still looked for, and how many of its steps the open elements have matched. */
  private static final class Search {
    private final String path;
    private final DocumentPath steps;
    private int matched;

    private Search(String path) {
      this.path = path;
      this.steps = DocumentPath.parse(path);
    }

    private int elementSteps() {
      return steps.endsInAttribute() ? steps.length() - 1 : steps.length();
    }
  }

  private final SourceText text;
  private final XMLStreamReader2 reader;
  private final List<Search> searches = new ArrayList<>();
  private final Map<String, Integer> found = new HashMap<>();
  private final Deque<Map<String, Integer>> counts = new ArrayDeque<>();
  private int depth;

  private XmlLocator(SourceText text, XMLStreamReader2 reader, Set<String> paths) {
    this.text = text;
    this.reader = reader;
    paths.forEach(path -> searches.add(new Search(path)));
    counts.push(new HashMap<>());
  }

  /** Character offsets of those paths that are there, as far as the document can be parsed. */
  static Map<String, Integer> locate(SourceText text, Set<String> paths) {
    Map<String, Integer> found = Map.of();
    try {
      XMLStreamReader2 reader = XmlParsers.over(text);
      XmlLocator locator = new XmlLocator(text, reader, paths);
      found = locator.found;
      locator.run();
    } catch (XMLStreamException e) {
      return found;
    }
    return found;
  }

  private void run() throws XMLStreamException {
    while (reader.hasNext() && found.size() < searches.size()) {
      int event = reader.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        open();
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        close();
      } else if (event == XMLStreamConstants.DTD) {
        return;
      }
    }
  }

  private void open() {
    String name = reader.getLocalName();
    int index = counts.element().merge(name, 1, Integer::sum);
    for (Search search : searches) {
      if (search.matched == depth
          && depth < search.elementSteps()
          && search.steps.has(depth, name, index)) {
        search.matched++;
        if (search.matched == search.elementSteps()) {
          arrive(search);
        }
      }
    }
    counts.push(new HashMap<>());
    depth++;
  }

  private void arrive(Search search) {
    int start = (int) reader.getLocationInfo().getStartingCharOffset();
    if (!search.steps.endsInAttribute()) {
      found.putIfAbsent(search.path, start);
      return;
    }
    String name = search.steps.step(search.steps.length() - 1).name().substring(1);
    int offset = StartTag.attributeOffset(text.text(), start, name);
    if (offset >= 0) {
      found.putIfAbsent(search.path, offset);
    }
  }

  private void close() {
    counts.pop();
    depth--;
    for (Search search : searches) {
      search.matched = Math.min(search.matched, depth);
    }
  }
}
