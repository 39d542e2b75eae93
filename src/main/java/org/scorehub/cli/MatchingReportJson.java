package org.scorehub.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** The figures of {@code eval matching} as a tree. */
final class MatchingReportJson {

  private MatchingReportJson() {}

  static ObjectNode of(MatchingMeasure all) {
    MatchingMeasure plain = all.where(answer -> !answer.label().ambiguous());
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("findings", plain.size());
    tree.set("accuracy", share(plain.right()));
    tree.put("macroF1", plain.macroF1());
    tree.set("missedEscalations", share(plain.missedEscalations()));
    tree.set("falseEscalations", share(plain.falseEscalations()));
    tree.set("ambiguous", share(all.where(answer -> answer.label().ambiguous()).right()));
    tree.set("languages", languages(plain));
    tree.set("answers", classes(plain));
    tree.set("confusion", confusion(plain));
    tree.set("confidences", confidences(plain));
    return tree;
  }

  private static ObjectNode share(Share share) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("value", share.value())
        .put("low", share.low())
        .put("high", share.high())
        .put("hits", share.hits())
        .put("of", share.of());
  }

  private static ObjectNode languages(MatchingMeasure plain) {
    ObjectNode languages = JsonNodeFactory.instance.objectNode();
    Map<String, MatchingMeasure> measures = plain.by(answer -> answer.label().language());
    measures.forEach(
        (language, measure) -> {
          if (measure.size() < MatchingMeasure.ENOUGH) {
            languages.put(language, "not measured");
          } else {
            languages.set(language, share(measure.right()));
          }
        });
    MatchingMeasure others = plain.where(answer -> !answer.label().language().equals("en"));
    languages.set("allButEnglish", share(others.right()));
    return languages;
  }

  private static ObjectNode classes(MatchingMeasure plain) {
    ObjectNode classes = JsonNodeFactory.instance.objectNode();
    for (MatchingMeasure.OfClass of : plain.classes()) {
      ObjectNode tree = classes.putObject(of.name());
      tree.put("f1", of.f1());
      tree.set("found", share(of.found()));
      tree.set("right", share(of.right()));
    }
    return classes;
  }

  private static ObjectNode confusion(MatchingMeasure plain) {
    ObjectNode confusion = JsonNodeFactory.instance.objectNode();
    for (String label : LabelledFinding.CLASSES) {
      ObjectNode row = confusion.putObject(label);
      LabelledFinding.CLASSES.forEach(answer -> row.put(answer, plain.confused(label, answer)));
    }
    return confusion;
  }

  private static com.fasterxml.jackson.databind.node.ArrayNode confidences(MatchingMeasure plain) {
    var confidences = JsonNodeFactory.instance.arrayNode();
    for (MatchingMeasure.AtConfidence at : plain.confidences()) {
      ObjectNode tree = confidences.addObject();
      tree.put("personBelow", at.confidence());
      tree.set("toPerson", share(at.toPerson()));
      tree.set("restRight", share(at.restRight()));
    }
    return confidences;
  }
}
