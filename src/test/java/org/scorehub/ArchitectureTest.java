package org.scorehub;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import javax.sql.DataSource;
import org.scorehub.cli.HubCommand;

/** The boundaries that the tree promises. */
@AnalyzeClasses(packages = "org.scorehub", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  /** A package knows those before it, never those after it. */
  private static final List<String> ORDER =
      List.of(
          "canonical",
          "document",
          "mapping",
          "matching",
          "identity",
          "connector",
          "journal",
          "proof",
          "intake",
          "activation",
          "drift",
          "registry",
          "audit",
          "training",
          "passport",
          "reconcile",
          "standing",
          "delivery",
          "alert",
          "subscription",
          "merge",
          "trial",
          "replay",
          "security",
          "web",
          "cli",
          "platform");

  @ArchTest
  static void packagesKnowOnlyThoseAboveThem(JavaClasses hub) {
    for (int i = 0; i < ORDER.size() - 1; i++) {
      String[] below =
          ORDER.subList(i + 1, ORDER.size()).stream()
              .map(name -> "org.scorehub." + name + "..")
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage("org.scorehub." + ORDER.get(i) + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(below)
          .allowEmptyShould(true)
          .check(hub);
    }
  }

  @ArchTest
  static final ArchRule everyPackageHasItsPlaceInTheOrder =
      classes()
          .that()
          .resideInAPackage("org.scorehub..")
          .should()
          .resideInAnyPackage(
              ORDER.stream().map(name -> "org.scorehub." + name + "..").toArray(String[]::new));

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("org.scorehub.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule areasOfPagesHaveNoCycles =
      slices().matching("org.scorehub.web.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule whatAreasOfPagesShareKnowsNoneOfThem =
      noClasses()
          .that()
          .resideInAPackage("org.scorehub.web")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.scorehub.web.*..");

  @ArchTest
  static final ArchRule pagesReachRowsOnlyUnderAnOrganisationsRights =
      noClasses()
          .that()
          .resideInAPackage("org.scorehub.web..")
          .should()
          .dependOnClassesThat()
          .haveSimpleName("PipelineDatabase")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(DataSource.class);

  @ArchTest
  static final ArchRule tryingADocumentHasNoWayToHaveAnEffect =
      noClasses()
          .that()
          .resideInAnyPackage("org.scorehub.trial..", "org.scorehub.connector.explain..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.sql..",
              "javax.sql..",
              "java.net..",
              "org.springframework..",
              "org.apache.kafka..",
              "org.apache.camel..",
              "org.scorehub.intake..",
              "org.scorehub.journal..",
              "org.scorehub.delivery..");

  @ArchTest
  static final ArchRule nobodyUsesJavaUtilLogging = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

  @ArchTest
  static final ArchRule onlyCommandsAndTheBrokersOwnProcessPrint =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.scorehub.cli..",
              "org.scorehub.platform.bench..",
              "org.scorehub.platform.embedded..")
          .and()
          .areNotAssignableTo(HubCommand.class)
          .should(ACCESS_STANDARD_STREAMS);
}
