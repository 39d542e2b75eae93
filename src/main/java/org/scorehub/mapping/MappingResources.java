package org.scorehub.mapping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables of a bundle that the functions of one mapping use; each is read once. */
final class MappingResources {

  private final Bundle bundle;
  private final List<String> folders;
  private final Map<String, CodeList> codeLists = new HashMap<>();
  private final Map<String, IdentifierSchemes> identifiers = new HashMap<>();

  /**
   * @param connector connector id; its lists come first, then shared ones, then canonical ones
   */
  MappingResources(Bundle bundle, String connector) {
    this.bundle = bundle;
    this.folders =
        List.of("mappings/" + connector, "mappings/_shared", "mappings/canonical").stream()
            .map(folder -> folder + "/codes/")
            .toList();
  }

  CodeList codeList(String name, Call call) {
    CodeList known = codeLists.get(name);
    if (known != null) {
      return known;
    }
    String path = find(name).orElseThrow(() -> call.invalid("codes.missing", missing(name)));
    CodeList list = CodeList.read(path, bundle.read(path));
    codeLists.put(name, list);
    return list;
  }

  /** The look-up of a call that names its list; empty if it is none. */
  Optional<CodeLookup> lookup(CallSite site) {
    String list = site.function().equals("country") ? "country" : site.literal(0);
    if (list == null || !CodeFunctions.NAMES.contains(site.function())) {
      return Optional.empty();
    }
    return find(list)
        .map(path -> new CodeLookup(site.function(), list, path, site.file(), site.line()));
  }

  IdentifierSchemes identifiers(Call call) {
    return identifiers.computeIfAbsent(IdentifierSchemes.FILE, file -> readIdentifiers(file, call));
  }

  private IdentifierSchemes readIdentifiers(String file, Call call) {
    if (!bundle.contains(file)) {
      throw call.invalid("mapping.invalid", "there is no file " + file);
    }
    return IdentifierSchemes.read(bundle.read(file));
  }

  private Optional<String> find(String list) {
    return folders.stream()
        .map(folder -> folder + list + ".csv")
        .filter(bundle::contains)
        .findFirst();
  }

  private String missing(String list) {
    return "there is no code list " + list + ".csv in " + String.join(", ", folders);
  }
}
