package org.scorehub.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.scorehub.mapping.CallSite.Argument;
import org.scorehub.mapping.JsltToken.Kind;
import org.scorehub.mapping.MappingSource.Import;
import org.scorehub.mapping.MappingSource.Redefinition;

/** Finds the calls of known functions in one mapping file and gives each its alias. */
final class MappingSourceReader {

  private final String file;
  private final String text;
  private final Set<String> defined;
  private final List<JsltToken> tokens;
  private final WrittenPaths paths;
  private final List<CallSite> calls = new ArrayList<>();
  private final List<Import> imports = new ArrayList<>();
  private final List<Redefinition> redefinitions = new ArrayList<>();
  private final StringBuilder rewritten = new StringBuilder();
  private int copied;

  private MappingSourceReader(String file, String text) {
    this.file = file;
    this.text = text;
    this.tokens = JsltScanner.scan(text);
    this.defined = defined(tokens);
    this.paths = new WrittenPaths(tokens);
  }

  /**
   * Reads one file.
   *
   * @param firstNumber number of the first alias; each call takes the next
   */
  static MappingSource read(String file, String text, int firstNumber) {
    return new MappingSourceReader(file, text).read(firstNumber);
  }

  private MappingSource read(int firstNumber) {
    for (int i = 0; i < tokens.size(); i++) {
      JsltToken token = tokens.get(i);
      if (token.is("import") && i + 1 < tokens.size()) {
        imports.add(new Import(tokens.get(i + 1).value(), token.line()));
      } else if (isCall(i)) {
        call(i, firstNumber + calls.size());
      }
    }
    rewritten.append(text, copied, text.length());
    return new MappingSource(file, rewritten.toString(), calls, imports, redefinitions);
  }

  private boolean isCall(int i) {
    JsltToken token = tokens.get(i);
    return token.kind() == Kind.NAME
        && isFunction(token.text())
        && i + 1 < tokens.size()
        && tokens.get(i + 1).is("(")
        && (i == 0 || !tokens.get(i - 1).is("."));
  }

  private boolean isFunction(String name) {
    return FunctionLibrary.holds(name)
        || (JsltFunctions.names().contains(name) && !defined.contains(name));
  }

  private static Set<String> defined(List<JsltToken> tokens) {
    return IntStream.range(1, tokens.size())
        .filter(i -> tokens.get(i - 1).is("def"))
        .mapToObj(i -> tokens.get(i).text())
        .collect(Collectors.toSet());
  }

  private void call(int i, int number) {
    JsltToken name = tokens.get(i);
    if (i > 0 && tokens.get(i - 1).is("def")) {
      redefinitions.add(new Redefinition(name.text(), name.line()));
      return;
    }
    String alias = FunctionAlias.of(name.text(), number);
    calls.add(new CallSite(name.text(), alias, file, name.line(), arguments(i + 2)));
    rewritten.append(text, copied, name.end()).append(alias, name.text().length(), alias.length());
    copied = name.end();
  }

  private List<Argument> arguments(int first) {
    List<Argument> arguments = new ArrayList<>();
    int depth = 0;
    int start = first;
    for (int i = first; i < tokens.size() && depth >= 0; i++) {
      depth += nesting(tokens.get(i));
      if (depth < 0 || (depth == 0 && tokens.get(i).is(","))) {
        arguments.add(argument(tokens.subList(start, i)));
        start = i + 1;
      }
    }
    return arguments;
  }

  private Argument argument(List<JsltToken> written) {
    boolean literal = written.size() == 1 && written.get(0).kind() == Kind.STRING;
    return new Argument(literal ? written.get(0).value() : null, paths.read(written));
  }

  private static int nesting(JsltToken token) {
    if (token.kind() != Kind.SYMBOL) {
      return 0;
    }
    return switch (token.text()) {
      case "(", "[", "{" -> 1;
      case ")", "]", "}" -> -1;
      default -> 0;
    };
  }
}
