package org.scorehub.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;

/** Puts the members of an object into the order of the content model of its type. */
final class XmlChildren {

  /** Writes one element. */
  interface Sink {
    void write(ElementShape shape, JsonNode node, String path);
  }

  private static final class Waiting {
    private final List<JsonNode> nodes;
    private int written;

    private Waiting(List<JsonNode> nodes) {
      this.nodes = nodes;
    }

    private boolean isDone() {
      return written == nodes.size();
    }
  }

  private final TypeShape type;
  private final String path;
  private final Sink sink;
  private final Map<String, Waiting> waiting = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  XmlChildren(TypeShape type, JsonNode object, String path, Sink sink) {
    this.type = type;
    this.path = path;
    this.sink = sink;
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      String name = member.getKey();
      if (!name.startsWith("@") && !name.equals("#text")) {
        take(name, member.getValue());
      }
    }
  }

  private void take(String name, JsonNode value) {
    TypeShape.Child child = type.child(name);
    if (child == null) {
      problems.add(unknown(name));
      return;
    }
    List<JsonNode> nodes = new ArrayList<>();
    Iterable<JsonNode> items = value.isArray() ? value : List.of(value);
    for (JsonNode item : items) {
      if (!item.isNull() || child.shape().nillable()) {
        nodes.add(item);
      }
    }
    if (!nodes.isEmpty()) {
      waiting.put(name, new Waiting(nodes));
    }
  }

  private Problem unknown(String name) {
    return Problem.blocking(
            ProblemKind.MALFORMED,
            "xml.unknown-element",
            path + "/" + name + " is not an element in the schema.")
        .atPath(path + "/" + name)
        .expecting("one of " + String.join(", ", type.children().keySet()));
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** What could not be written; complete after {@link #write}. */
  List<Problem> problems() {
    return problems;
  }

  void write() {
    write(type.particle());
    waiting.forEach(
        (name, left) -> {
          if (!left.isDone()) {
            problems.add(tooMany(name, left));
          }
        });
  }

  private Problem tooMany(String name, Waiting left) {
    String place = pathOf(name, left.written);
    return Problem.blocking(
            ProblemKind.MALFORMED,
            "xml.too-many-elements",
            place + " has no place: the schema allows fewer of them, or not beside the others.")
        .atPath(place);
  }

  private void write(Particle particle) {
    if (particle instanceof Particle.Element element) {
      write(element);
    } else if (particle instanceof Particle.Group group) {
      for (int i = 0; i < group.max() && isWaiting(group.names()); i++) {
        int before = left();
        writeOnce(group);
        if (left() == before) {
          return;
        }
      }
    }
  }

  private void write(Particle.Element element) {
    String name = element.shape().name();
    Waiting nodes = waiting.get(name);
    for (int i = 0; nodes != null && i < element.max() && !nodes.isDone(); i++) {
      JsonNode node = nodes.nodes.get(nodes.written);
      sink.write(element.shape(), node, pathOf(name, nodes.written));
      nodes.written++;
    }
  }

  private void writeOnce(Particle.Group group) {
    if (group.order() == Particle.Order.CHOICE) {
      write(bestChoice(group));
    } else {
      group.parts().forEach(this::write);
    }
  }

  /** The alternative with a place for most of what waits; of several, that of the first waiting. */
  private Particle bestChoice(Particle.Group choice) {
    List<String> names =
        waiting.keySet().stream()
            .filter(choice.names()::contains)
            .filter(name -> isWaiting(Set.of(name)))
            .toList();
    Particle best = choice.parts().get(0);
    long bestScore = -1;
    for (Particle part : choice.parts()) {
      Set<String> offered = Particle.Occurrence.of(part).keySet();
      long score = names.stream().filter(offered::contains).count() * 2;
      score += offered.contains(names.get(0)) ? 1 : 0;
      if (score > bestScore) {
        best = part;
        bestScore = score;
      }
    }
    return best;
  }

  private boolean isWaiting(Set<String> names) {
    for (String name : names) {
      Waiting nodes = waiting.get(name);
      if (nodes != null && !nodes.isDone()) {
        return true;
      }
    }
    return false;
  }

  private int left() {
    return waiting.values().stream().mapToInt(w -> w.nodes.size() - w.written).sum();
  }

  private String pathOf(String name, int number) {
    TypeShape.Child child = type.child(name);
    boolean repeated = number > 0 || (child != null && child.repeated());
    return path + "/" + name + (repeated ? "[" + (number + 1) + "]" : "");
  }
}
