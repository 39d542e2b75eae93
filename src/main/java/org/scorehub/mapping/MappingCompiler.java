package org.scorehub.mapping;

import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.Function;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.Parser;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;
import org.scorehub.mapping.MappingSource.Import;

/** Compiles one mapping with all that it imports. Used once. */
final class MappingCompiler {

  private static final Pattern LINE = Pattern.compile("\\bline (\\d+)");
  private static final String INVALID = "mapping.invalid";

  private final Bundle bundle;
  private final MappingResources resources;
  private final Watch watch;
  private final Map<String, MappingSource> sources = new LinkedHashMap<>();
  private final List<Function> functions = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  MappingCompiler(Bundle bundle, String connector, Watch watch) {
    this.bundle = bundle;
    this.resources = new MappingResources(bundle, connector);
    this.watch = watch;
  }

  Expression compile(String path) {
    read(path, path, 0);
    sources.values().forEach(this::bind);
    functions.addAll(watch.functions());
    try {
      Expression expression = parse(path);
      refuseProblems();
      return expression;
    } catch (JsltException e) {
      problems.add(problem(e, path));
    } catch (StackOverflowError e) {
      problems.add(invalid("the expressions are nested too deep", path, 0));
    }
    throw new InvalidMapping(problems);
  }

  /** Every place where what was compiled looks up a code. */
  List<CodeLookup> lookups() {
    return sources.values().stream()
        .flatMap(source -> source.calls().stream())
        .flatMap(site -> resources.lookup(site).stream())
        .toList();
  }

  private void read(String path, String importer, int line) {
    if (sources.containsKey(path)) {
      return;
    }
    if (!bundle.contains(path)) {
      problems.add(invalid("there is no file " + path, importer, line));
      return;
    }
    MappingSource source =
        MappingSourceReader.read(path, watch.text(path, bundle.text(path)), callCount());
    sources.put(path, source);
    for (Import imported : source.imports()) {
      read(imported.path(), path, imported.line());
    }
  }

  private int callCount() {
    return sources.values().stream().mapToInt(source -> source.calls().size()).sum();
  }

  private void bind(MappingSource source) {
    source
        .redefinitions()
        .forEach(
            taken ->
                problems.add(
                    invalid(
                        taken.function() + " is the name of a hub function",
                        source.file(),
                        taken.line())));
    source.calls().forEach(this::bind);
  }

  private void bind(CallSite site) {
    try {
      functions.add(
          FunctionLibrary.holds(site.function())
              ? watch.function(
                  FunctionLibrary.named(site.function()).bind(site, resources), site, resources)
              : JsltFunctions.bind(site));
    } catch (InvalidMapping e) {
      functions.add(unusable(site));
      problems.addAll(e.problems());
    }
  }

  /** Stands in for a call that cannot be bound, so that the rest of the file is checked too. */
  private static Function unusable(CallSite site) {
    return FunctionLibrary.holds(site.function())
        ? FunctionLibrary.named(site.function()).unusable(site)
        : JsltFunctions.located(new Call(site));
  }

  private Expression parse(String path) {
    refuseMissingMain(path);
    return new Parser(resolve(path))
        .withSource(path)
        .withFunctions(functions)
        .withResourceResolver(this::resolve)
        .compile();
  }

  private void refuseMissingMain(String path) {
    if (!sources.containsKey(path)) {
      throw new InvalidMapping(problems);
    }
  }

  private Reader resolve(String path) {
    MappingSource source = sources.get(path);
    if (source == null) {
      throw new JsltException("there is no file " + path);
    }
    return new StringReader(source.text());
  }

  private void refuseProblems() {
    if (!problems.isEmpty()) {
      throw new InvalidMapping(problems);
    }
  }

  private static Problem problem(JsltException e, String path) {
    String message = FunctionAlias.strip(e.getMessageWithoutLocation());
    String source = e.getSource() == null ? path : e.getSource();
    return invalid(firstLine(message), source, e.getLine() > 0 ? e.getLine() : lineIn(message));
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse(message).replaceAll("[.\\s]+$", "");
  }

  private static int lineIn(String message) {
    Matcher matcher = LINE.matcher(message);
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
  }

  private static Problem invalid(String message, String file, int line) {
    return Problem.blocking(ProblemKind.UNMAPPABLE, INVALID, message + ".").inMapping(file, line);
  }
}
