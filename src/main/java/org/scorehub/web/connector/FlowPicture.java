package org.scorehub.web.connector;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.scorehub.activation.flow.Flow;
import org.scorehub.activation.flow.Flow.Edge;
import org.scorehub.activation.flow.Flow.Node;

/**
 * A flow with a place for each box: columns from left to right, each in the middle of its height.
 *
 * @param boxes in the order of the flow
 * @param lines paths of an SVG
 */
record FlowPicture(List<Box> boxes, List<String> lines, int width, int height) {

  static final int WIDE = 190;
  static final int HIGH = 64;
  private static final int GAP = 46;
  private static final int ROW_GAP = 14;
  private static final int EDGE = 4;
  private static final int MOST_LABEL = 28;

  FlowPicture {
    boxes = List.copyOf(boxes);
    lines = List.copyOf(lines);
  }

  /** A box; x and y are its upper left corner. */
  record Box(Node node, int x, int y) {

    public String label() {
      String label = node.label();
      return label.length() <= MOST_LABEL
          ? label
          : label.substring(0, 12) + "…" + label.substring(label.length() - 15);
    }

    /** Style of the box. */
    public String style() {
      boolean stopped = node.state() != null && !node.state().equals("Started");
      return node.kind().name().toLowerCase(java.util.Locale.ROOT) + (stopped ? " stopped" : "");
    }
  }

  static FlowPicture of(Flow flow) {
    int rows = flow.columns().stream().mapToInt(List::size).max().orElse(0);
    int height = Math.max(0, rows * (HIGH + ROW_GAP) - ROW_GAP) + 2 * EDGE;
    List<Box> boxes = new ArrayList<>();
    Map<String, Box> byId = new HashMap<>();
    int x = EDGE;
    for (List<Node> column : flow.columns()) {
      int own = column.size() * (HIGH + ROW_GAP) - ROW_GAP;
      int y = EDGE + (height - 2 * EDGE - own) / 2;
      for (Node node : column) {
        Box box = new Box(node, x, y);
        boxes.add(box);
        byId.put(node.id(), box);
        y += HIGH + ROW_GAP;
      }
      x += WIDE + GAP;
    }
    List<String> lines = flow.edges().stream().map(edge -> line(edge, byId)).toList();
    return new FlowPicture(boxes, lines, Math.max(0, x - GAP) + EDGE, height);
  }

  private static String line(Edge edge, Map<String, Box> boxes) {
    Box from = Objects.requireNonNull(boxes.get(edge.from()));
    Box to = Objects.requireNonNull(boxes.get(edge.to()));
    int x1 = from.x() + WIDE;
    int y1 = from.y() + HIGH / 2;
    int x2 = to.x();
    int y2 = to.y() + HIGH / 2;
    int bend = Math.max(GAP, x2 - x1) / 2;
    return "M%d %d C%d %d %d %d %d %d".formatted(x1, y1, x1 + bend, y1, x2 - bend, y2, x2, y2);
  }
}
