package org.scorehub.web.recommendation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.scorehub.web.Display;
import org.scorehub.web.Texts;
import org.springframework.stereotype.Component;

/** Why a module is recommended, in one sentence; templates call it {@code @moduleWords}. */
@Component
class ModuleWords {

  private static final String FOUNDATION = "foundation";

  private final Texts texts;
  private final Display display;

  ModuleWords(Texts texts, Display display) {
    this.texts = texts;
    this.display = display;
  }

  /** The topics of the issues that it answers, and how many each; empty if there is none. */
  public String why(RecommendationView.Module module) {
    Map<String, Set<String>> topics = new LinkedHashMap<>();
    module.reasons().stream()
        .filter(reason -> reason.issueId() != null)
        .forEach(
            reason ->
                topics
                    .computeIfAbsent(reason.topic(), topic -> new HashSet<>())
                    .add(Objects.requireNonNull(reason.issueId())));
    List<String> sentences = new ArrayList<>();
    if (module.role().equals(FOUNDATION)) {
      sentences.add(texts.get("site.why.foundation"));
    }
    if (!topics.isEmpty()) {
      sentences.add(texts.get("site.why.answers", texts.list(told(topics))));
    }
    return String.join(" ", sentences);
  }

  private List<String> told(Map<String, Set<String>> topics) {
    return topics.entrySet().stream()
        .map(topic -> texts.get("site.why.topic", display.topic(topic.getKey()), count(topic)))
        .toList();
  }

  private static int count(Map.Entry<String, Set<String>> topic) {
    return topic.getValue().size();
  }
}
