package org.scorehub.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.util.BitSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.scorehub.document.SchemaPlace;

/**
 * Tells the shapes of documents of one schema. A tree is walked once over places that are known
 * from trees before, setting a bit for each; a shape that was seen before is then found by its
 * bits. Thread-safe.
 */
final class ShapeReader {

  private static final int TYPES = 8;
  private static final int MOST_PLACES = 4_096;
  private static final int MOST_SHAPES = 1_000;
  private static final String OTHERS = "*";
  private static final String TEXT = "#text";

  private final Place root;
  private final Map<Integer, Place> places = new ConcurrentHashMap<>();
  private final Map<BitSet, DocumentShape> shapes = new ConcurrentHashMap<>();

  ShapeReader(SchemaPlace schema) {
    this.root = place("", schema, false);
  }

  DocumentShape of(JsonNode tree, Set<String> columns) {
    BitSet seen = new BitSet();
    if (columns.isEmpty()) {
      walk(root, tree, seen);
    } else {
      table(tree, columns, seen);
    }
    DocumentShape known = shapes.get(seen);
    return known == null ? remember(seen) : known;
  }

  /** All columns count, as an empty cell of a row says nothing about the form. */
  private void table(JsonNode tree, Set<String> columns, BitSet seen) {
    Place row = tree.path("rows").isArray() ? root.member("rows").entry() : root;
    columns.forEach(name -> set(row.member(name), JsonNodeType.STRING, seen));
  }

  private void walk(Place place, JsonNode node, BitSet seen) {
    set(place, node.getNodeType(), seen);
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        walk(place.member(member.getKey()), member.getValue(), seen);
      }
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        walk(place.entry(), node.get(i), seen);
      }
    }
  }

  private static void set(Place place, JsonNodeType type, BitSet seen) {
    seen.set(place.number * TYPES + type(type));
  }

  private static int type(JsonNodeType type) {
    return switch (type) {
      case OBJECT -> 0;
      case ARRAY -> 1;
      case STRING -> 2;
      case NUMBER -> 3;
      case BOOLEAN -> 4;
      default -> 5;
    };
  }

  private static final String[] WORDS = {"object", "array", "text", "number", "boolean", "null"};

  private DocumentShape remember(BitSet seen) {
    SortedMap<String, String> fields = new TreeMap<>();
    SortedSet<String> unknown = new TreeSet<>();
    seen.stream()
        .forEach(
            bit -> {
              Place place = places.get(bit / TYPES);
              if (place != null && !place.path.isEmpty()) {
                fields.merge(place.path, WORDS[bit % TYPES], (one, two) -> one + "|" + two);
                if (place.firstUnknown) {
                  unknown.add(place.path);
                }
              }
            });
    DocumentShape shape = DocumentShape.of(fields, unknown);
    if (shapes.size() >= MOST_SHAPES) {
      shapes.clear();
    }
    shapes.put(seen, shape);
    return shape;
  }

  private Place place(String path, @Nullable SchemaPlace schema, boolean firstUnknown) {
    synchronized (places) {
      Place place = new Place(places.size(), path, schema, firstUnknown);
      places.put(place.number, place);
      return place;
    }
  }

  /** A place that trees have. Below one that the schema does not name, nothing is unknown anew. */
  private final class Place {

    private final int number;
    private final String path;
    private final @Nullable SchemaPlace schema;
    private final boolean firstUnknown;
    private final Map<String, Place> members = new ConcurrentHashMap<>();
    private volatile @Nullable Place entry;

    Place(int number, String path, @Nullable SchemaPlace schema, boolean firstUnknown) {
      this.number = number;
      this.path = path;
      this.schema = schema;
      this.firstUnknown = firstUnknown;
    }

    Place member(String name) {
      Place known = members.get(name);
      return known == null ? members.computeIfAbsent(limited(name), this::newMember) : known;
    }

    private String limited(String name) {
      return places.size() < MOST_PLACES ? name : OTHERS;
    }

    private Place newMember(String name) {
      SchemaPlace below = schema == null ? null : schema.member(name);
      boolean unknown = schema != null && below == null && !schema.isOpen();
      return place(name.equals(TEXT) ? path : path + "/" + name, below, unknown);
    }

    synchronized Place entry() {
      Place known = entry;
      if (known == null) {
        SchemaPlace below = schema == null ? null : schema.entry();
        known = place(path + "[]", below, false);
        entry = known;
      }
      return known;
    }
  }
}
