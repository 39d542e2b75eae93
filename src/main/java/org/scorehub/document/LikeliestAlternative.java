package org.scorehub.document;

import com.networknt.schema.JsonNodePath;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where a schema allows several forms and a tree has none of them, a validator complains of each.
 * This keeps the complaints about the form that comes nearest: the one that fits as far into the
 * tree as possible.
 */
final class LikeliestAlternative {

  private static final Set<String> SUMMARIES = Set.of("oneOf", "anyOf");

  private LikeliestAlternative() {}

  static List<ValidationMessage> of(Collection<ValidationMessage> messages) {
    return resolve(List.copyOf(messages), 0);
  }

  /**
   * @param from step of the evaluation paths from which alternatives are still open
   */
  private static List<ValidationMessage> resolve(List<ValidationMessage> messages, int from) {
    List<ValidationMessage> kept = new ArrayList<>();
    Map<String, List<ValidationMessage>> open = new LinkedHashMap<>();
    for (ValidationMessage message : messages) {
      int step = alternative(message.getEvaluationPath(), from);
      if (step < 0) {
        kept.add(message);
      } else {
        open.computeIfAbsent(place(message, step), p -> new ArrayList<>()).add(message);
      }
    }
    open.forEach(
        (place, each) -> {
          List<ValidationMessage> likeliest = likeliest(each, from);
          kept.removeIf(message -> !likeliest.isEmpty() && summarises(message, place));
          kept.addAll(likeliest);
        });
    return kept;
  }

  private static boolean summarises(ValidationMessage message, String place) {
    int last = message.getEvaluationPath().getNameCount() - 1;
    return SUMMARIES.contains(message.getType()) && place(message, last).equals(place);
  }

  /** Index of the next {@code oneOf} or {@code anyOf} on the way to a rule; -1 if none. */
  private static int alternative(JsonNodePath path, int from) {
    for (int i = from; i + 1 < path.getNameCount(); i++) {
      boolean choice = path.getName(i).equals("oneOf") || path.getName(i).equals("anyOf");
      if (choice && path.getElement(i + 1) instanceof Integer) {
        return i;
      }
    }
    return -1;
  }

  /** The choice itself, and the part of the tree that is to be one of its forms. */
  private static String place(ValidationMessage message, int step) {
    StringBuilder place = new StringBuilder();
    for (int i = 0; i <= step; i++) {
      place.append('/').append(message.getEvaluationPath().getName(i));
    }
    int depth = depth(message.getEvaluationPath(), step);
    for (int i = 0; i < depth; i++) {
      place.append('>').append(message.getInstanceLocation().getName(i));
    }
    return place.toString();
  }

  /** How many steps into the tree the first steps of a rule lead. */
  private static int depth(JsonNodePath path, int steps) {
    int depth = 0;
    for (int i = 0; i < steps; i++) {
      String name = path.getName(i);
      if (name.equals("properties") || name.equals("patternProperties")) {
        depth++;
        i++;
      } else if (name.equals("items") || name.equals("additionalProperties")) {
        depth++;
      } else if (name.equals("prefixItems")) {
        depth++;
        i++;
      }
    }
    return depth;
  }

  private static List<ValidationMessage> likeliest(List<ValidationMessage> messages, int from) {
    int step = alternative(messages.get(0).getEvaluationPath(), from);
    int root = depth(messages.get(0).getEvaluationPath(), step);
    Map<Integer, List<ValidationMessage>> forms = new TreeMap<>();
    for (ValidationMessage message : messages) {
      Integer form = (Integer) message.getEvaluationPath().getElement(step + 1);
      forms.computeIfAbsent(form, f -> new ArrayList<>()).add(message);
    }
    return forms.values().stream()
        .map(form -> resolve(form, step + 2))
        .filter(form -> form.stream().noneMatch(m -> m.getType().equals("not")))
        .max(Comparator.comparing(form -> fit(form, root)))
        .filter(form -> forms.size() == 1 || !onlyLacksSomething(form, root))
        .orElse(List.of());
  }

  /** Then any of the forms could be meant, and it is for the summary to say which there are. */
  private static boolean onlyLacksSomething(List<ValidationMessage> form, int root) {
    return form.stream()
        .allMatch(
            m -> m.getType().equals("required") && m.getInstanceLocation().getNameCount() == root);
  }

  /** The further in the complaints are, the better the form fits; another type fits worst. */
  private static int fit(List<ValidationMessage> form, int root) {
    int nearest = Integer.MAX_VALUE;
    for (ValidationMessage message : form) {
      int depth = message.getInstanceLocation().getNameCount() - root;
      boolean otherType = depth == 0 && message.getType().equals("type");
      boolean unknownMember = message.getType().equals("additionalProperties");
      nearest = Math.min(nearest, otherType ? -1 : 2 * depth + (unknownMember ? 1 : 0));
    }
    return nearest;
  }
}
