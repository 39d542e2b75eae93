package org.scorehub.mapping;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scorehub.mapping.CallSite.SourcePath;
import org.scorehub.mapping.JsltToken.Kind;

/**
 * Reads plain paths such as {@code .header."@id"} or {@code $site.name} where they are written, so
 * that a value that is missing from the document can be named by the place where it should be.
 */
final class WrittenPaths {

  private final Map<String, SourcePath> variables = new HashMap<>();

  WrittenPaths(List<JsltToken> tokens) {
    Set<String> names = new HashSet<>();
    boolean topLevel = true;
    for (int i = 0; i + 3 < tokens.size(); i++) {
      JsltToken token = tokens.get(i);
      topLevel &= !token.is("def") && !token.is("{") && !token.is("[");
      if (token.is("let")) {
        declare(tokens, i, names, topLevel);
      } else if (token.is("def")) {
        forgetParameters(tokens, i);
      }
    }
  }

  /** The path that the tokens spell, null if they spell anything else. */
  @Nullable SourcePath read(List<JsltToken> written) {
    int length = length(written, 0);
    return length == 0 || length < written.size() ? null : path(written);
  }

  /** Variables declared once, before anything else, as a plain path from the root. */
  private void declare(List<JsltToken> tokens, int let, Set<String> names, boolean topLevel) {
    String name = "$" + tokens.get(let + 1).text();
    if (!names.add(name)) {
      variables.remove(name);
      return;
    }
    int end = let + 3 + length(tokens, let + 3);
    SourcePath path = path(tokens.subList(let + 3, end));
    if (topLevel && path != null && endsDeclaration(tokens, end)) {
      variables.put(name, new SourcePath(path.steps(), true));
    }
  }

  private void forgetParameters(List<JsltToken> tokens, int def) {
    for (int i = def + 2; i < tokens.size() && !tokens.get(i).is(")"); i++) {
      variables.remove("$" + tokens.get(i).text());
    }
  }

  private static boolean endsDeclaration(List<JsltToken> tokens, int index) {
    JsltToken next = index < tokens.size() ? tokens.get(index) : null;
    return next == null || next.is("let") || next.is("def") || next.is("{");
  }

  private static int length(List<JsltToken> tokens, int from) {
    int at = from;
    if (at < tokens.size() && tokens.get(at).kind() == Kind.VARIABLE) {
      at++;
    }
    while (at < tokens.size() && tokens.get(at).is(".")) {
      at += at + 1 < tokens.size() && isKey(tokens.get(at + 1)) ? 2 : 1;
    }
    return at - from;
  }

  private static boolean isKey(JsltToken token) {
    return token.kind() == Kind.STRING
        || (token.kind() == Kind.NAME && !KEYWORDS.contains(token.text()));
  }

  private static final Set<String> KEYWORDS =
      Set.of("let", "def", "if", "else", "for", "and", "or");

  private @Nullable SourcePath path(List<JsltToken> tokens) {
    if (tokens.isEmpty()) {
      return null;
    }
    boolean variable = tokens.get(0).kind() == Kind.VARIABLE;
    SourcePath base = variable ? variables.get(tokens.get(0).text()) : new SourcePath("", false);
    return base == null ? null : new SourcePath(base.steps() + steps(tokens), base.fromRoot());
  }

  private static String steps(List<JsltToken> tokens) {
    StringBuilder steps = new StringBuilder();
    for (JsltToken token : tokens) {
      if (token.kind() == Kind.STRING || token.kind() == Kind.NAME) {
        steps.append(NativePaths.step(token.value()));
      }
    }
    return steps.toString();
  }
}
