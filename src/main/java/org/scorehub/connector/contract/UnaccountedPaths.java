package org.scorehub.connector.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.scorehub.connector.DocumentDefinition;
import org.scorehub.connector.InboundDocument;
import org.scorehub.connector.OutboundDocument;

/**
 * What a document's lists of paths would have to name if they were empty, for whoever drafts them.
 *
 * @param ignored paths of their document that decide nothing, or are never written
 * @param unfilled canonical paths that nothing fills, or that are never told
 */
public record UnaccountedPaths(List<String> ignored, List<String> unfilled) {

  public UnaccountedPaths {
    ignored = List.copyOf(ignored);
    unfilled = List.copyOf(unfilled);
  }

  /** Those of one document, by its examples. */
  public static UnaccountedPaths of(ContractSubject subject, String document) {
    DocumentDefinition definition = subject.connector().definition().documents().get(document);
    if (definition == null) {
      throw new IllegalArgumentException("there is no document " + document);
    }
    List<Example> examples = subject.examples(document);
    Map<String, List<JsonNode>> natives = NativeValues.of(subject.connector().bundle(), definition);
    Map<String, List<JsonNode>> canonical = CanonicalPathsCheck.paths(definition);
    InboundDocument inbound = subject.connector().inbound(document).orElse(null);
    if (inbound != null) {
      return new UnaccountedPaths(
          without(natives.keySet(), NativePathsCheck.used(inbound, examples, natives)),
          without(canonical.keySet(), new FilledPaths(inbound, natives).of(examples)));
    }
    OutboundDocument outbound = subject.connector().outbound(document).orElseThrow();
    return new UnaccountedPaths(
        without(natives.keySet(), NativePathsCheck.written(outbound, examples, natives.keySet())),
        without(
            canonical.keySet(),
            UsedPaths.of(outbound.mapping(), ExampleTrees.of(outbound, examples), canonical)));
  }

  private static List<String> without(Set<String> all, Set<String> some) {
    Set<String> rest = new LinkedHashSet<>(all);
    rest.removeAll(some);
    return List.copyOf(rest);
  }
}
