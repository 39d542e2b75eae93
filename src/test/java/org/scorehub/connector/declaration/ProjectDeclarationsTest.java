package org.scorehub.connector.declaration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.mapping.Bundle;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.AnnotationBeanNameGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.support.GenericApplicationContext;

/** The files of this project, and the beans that its routes may name. */
class ProjectDeclarationsTest {

  private static final Path ROOT = Path.of("").toAbsolutePath();

  static List<String> connectors() {
    return ConnectorCatalogue.ids(ROOT);
  }

  @ParameterizedTest
  @MethodSource("connectors")
  void haveNoMistakes(String connector) {
    assertThat(Declarations.problems(ROOT, connector)).isEmpty();
  }

  @Test
  void haveNoMistakesInSharedRoutes() {
    assertThat(Declarations.shared(ROOT)).isEmpty();
  }

  @Test
  void offerTheTemplatesThatFetchToEditors() throws IOException {
    JsonNode schema = new ObjectMapper().readTree(ROOT.resolve(Manifest.SCHEMA).toFile());
    Set<String> offered = new TreeSet<>();
    schema
        .at("/$defs/document/properties/poll/properties/route/examples")
        .forEach(example -> offered.add(example.textValue()));
    Set<String> fetching = new TreeSet<>();
    SharedRoutes.read(Bundle.load(ROOT, List.of("routes/_shared"))).templates().values().stream()
        .filter(RouteTemplate::fetches)
        .forEach(template -> fetching.add(template.id()));
    assertThat(offered).isEqualTo(fetching);
  }

  @Test
  void nameTheirSchemaForEditors() {
    Bundle files = Bundle.load(ROOT, List.of("routes", "sandbox"));
    assertThat(files.paths())
        .filteredOn(path -> path.matches(".*/(connector|script|tenants)\\.yaml"))
        .isNotEmpty()
        .allSatisfy(path -> assertThat(firstLine(files, path)).isEqualTo(schemaLine(path)));
  }

  private static String firstLine(Bundle files, String path) {
    return new String(files.read(path), UTF_8).lines().findFirst().orElse("");
  }

  private static String schemaLine(String path) {
    String kind = path.replaceAll(".*/|\\.yaml", "");
    return "# yaml-language-server: $schema=../../schemas/hub/" + kind + ".schema.json";
  }

  @Test
  void nameOnlyBeansThatThereAre() throws ClassNotFoundException {
    Map<String, Set<String>> beans = beans();
    assertThat(beans.keySet()).containsAll(RouteBeans.names());
    for (String bean : RouteBeans.names()) {
      assertThat(beans.get(bean)).as(bean).containsAll(RouteBeans.methods(bean));
    }
  }

  /** Methods of components and of what factory methods make, by bean name. */
  private static Map<String, Set<String>> beans() throws ClassNotFoundException {
    Map<String, Set<String>> beans = new TreeMap<>();
    var scanner = new ClassPathScanningCandidateComponentProvider(true);
    for (BeanDefinition found : scanner.findCandidateComponents("org.scorehub")) {
      Class<?> type = Class.forName(found.getBeanClassName());
      String name =
          AnnotationBeanNameGenerator.INSTANCE.generateBeanName(
              found, new GenericApplicationContext());
      beans.put(name, publicMethods(type));
      Arrays.stream(type.getDeclaredMethods())
          .filter(method -> method.isAnnotationPresent(Bean.class))
          .forEach(method -> beans.put(method.getName(), publicMethods(method.getReturnType())));
    }
    return beans;
  }

  private static Set<String> publicMethods(Class<?> type) {
    Set<String> names = new TreeSet<>();
    for (Method method : type.getMethods()) {
      names.add(method.getName());
    }
    return names;
  }
}
