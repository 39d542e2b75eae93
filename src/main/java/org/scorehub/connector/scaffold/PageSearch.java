package org.scorehub.connector.scaffold;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells a page that lists documents from a document that holds a list. */
final class PageSearch {

  private static final Set<String> LISTS =
      Set.of(
          "data", "items", "results", "records", "entries", "content", "value", "values", "rows",
          "list");
  private static final Set<String> PAGING =
      Set.of(
          "next",
          "prev",
          "previous",
          "self",
          "first",
          "last",
          "cursor",
          "since",
          "token",
          "total",
          "count",
          "page",
          "pages",
          "size",
          "limit",
          "offset",
          "links",
          "meta",
          "metadata",
          "pagination",
          "paging",
          "more",
          "number",
          "per",
          "elements",
          "href",
          "has",
          "is",
          "continuation",
          "watermark",
          "of",
          "current",
          "status",
          "success",
          "version",
          "generated",
          "at",
          "timestamp");

  private final List<String> lists = new ArrayList<>();
  private String next = "";
  private String cursor = "";
  private boolean other;
  private boolean paging;

  private PageSearch() {}

  /** Null if the object is a document itself. */
  static SampleSet.@Nullable Page find(JsonNode root) {
    PageSearch search = new PageSearch();
    search.look("", root);
    if (search.lists.size() != 1 || search.other) {
      return null;
    }
    String items = search.lists.get(0);
    String name = items.substring(items.lastIndexOf('/') + 1);
    return search.paging || LISTS.contains(name)
        ? new SampleSet.Page(items, search.next, search.cursor)
        : null;
  }

  private void look(String at, JsonNode object) {
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      String path = at + JsonPointer.SEPARATOR + member.getKey();
      JsonNode value = member.getValue();
      List<String> words = Names.words(member.getKey());
      boolean known = !words.isEmpty() && PAGING.containsAll(words);
      if (value.isArray() && !value.isEmpty() && value.get(0).isObject()) {
        lists.add(path);
      } else if (value.isObject() && (known || LISTS.contains(member.getKey()))) {
        look(path, value);
      } else if (known) {
        paging = true;
        note(path, words);
      } else {
        other = true;
      }
    }
  }

  private void note(String path, List<String> words) {
    if (words.contains("cursor") || words.contains("since") || words.contains("watermark")) {
      cursor = path;
    } else if (words.contains("next") || path.endsWith("/next/href")) {
      next = path;
    }
  }
}
