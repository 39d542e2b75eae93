package org.scorehub.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.wsdl.Definition;
import javax.wsdl.Operation;
import javax.wsdl.PortType;
import javax.wsdl.factory.WSDLFactory;
import javax.wsdl.xml.WSDLReader;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Node;

class AmforiBsciWsdlTest {

  private static final String NAMESPACE = "urn:scorehub:profile:amfori-bsci:1";

  @Test
  void takesAuditsAndAlerts() throws Exception {
    assertThat(operations("amfori-bsci.wsdl", "AmforiBsci"))
        .containsExactlyInAnyOrder("submitAudit", "submitZeroToleranceAlert");
  }

  @Test
  void reportsProgressToTheBuyer() throws Exception {
    assertThat(operations("buyer-progress.wsdl", "BuyerProgress"))
        .containsExactly("reportImprovementProgress");
  }

  @ParameterizedTest
  @ValueSource(strings = {"amfori-bsci.wsdl", "buyer-progress.wsdl"})
  void hasSchemasThatFitTogetherInOneNamespace(String wsdl) throws Exception {
    DocumentBuilderFactory xml = DocumentBuilderFactory.newInstance();
    xml.setNamespaceAware(true);
    Path file = file(wsdl);
    Node schema =
        xml.newDocumentBuilder()
            .parse(file.toFile())
            .getElementsByTagNameNS(XMLConstants.W3C_XML_SCHEMA_NS_URI, "schema")
            .item(0);
    assertThatCode(
            () ->
                SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(new DOMSource(schema, file.toUri().toString())))
        .doesNotThrowAnyException();
  }

  private static List<String> operations(String wsdl, String port) throws Exception {
    WSDLReader reader = WSDLFactory.newInstance().newWSDLReader();
    reader.setFeature("javax.wsdl.verbose", false);
    Definition definition = reader.readWSDL(file(wsdl).toString());
    Map<?, ?> services = definition.getServices();
    assertThat(services).hasSize(1);
    PortType type = definition.getPortType(new QName(NAMESPACE, port));
    List<?> operations = type.getOperations();
    return operations.stream().map(operation -> ((Operation) operation).getName()).toList();
  }

  private static Path file(String wsdl) {
    return Path.of("").toAbsolutePath().resolve("schemas/amfori-bsci").resolve(wsdl);
  }
}
