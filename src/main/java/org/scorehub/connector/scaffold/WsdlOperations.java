package org.scorehub.connector.scaffold;

import static org.scorehub.connector.scaffold.WsdlTypes.WSDL;
import static org.scorehub.connector.scaffold.WsdlTypes.children;
import static org.scorehub.connector.scaffold.WsdlTypes.elements;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The operations of a SOAP service, as its WSDL 1.1 describes them. */
record WsdlOperations(Document description) {

  /** The SOAP action under which a document is sent; null if the service takes no such one. */
  @Nullable String soapAction(Shape root) {
    for (Element operation : elements(description, WSDL, "operation")) {
      boolean bound = "binding".equals(operation.getParentNode().getLocalName());
      if (bound && takes(operation.getAttribute("name"), root.name())) {
        return children(operation).stream()
            .filter(child -> child.hasAttribute("soapAction"))
            .map(child -> child.getAttribute("soapAction"))
            .findFirst()
            .orElse("");
      }
    }
    return null;
  }

  /**
   * Where a document is handed in.
   *
   * @param service name of the service, with its namespace in braces
   * @param port name of its port, the same way
   * @param namespace of the service's own names
   * @param answer root element of what the caller is to get; empty if the description names none
   */
  record Endpoint(String service, String port, String namespace, String answer) {}

  /** The first port by which a document is handed in; null if there is none. */
  @Nullable Endpoint endpoint(Shape root) {
    List<Element> ports = elements(description, WSDL, "port");
    String operation = operationTaking(root.name());
    if (operation == null || ports.isEmpty()) {
      return null;
    }
    Element port = ports.get(0);
    String namespace = description.getDocumentElement().getAttribute("targetNamespace");
    return new Endpoint(
        "{%s}%s".formatted(namespace, ((Element) port.getParentNode()).getAttribute("name")),
        "{%s}%s".formatted(namespace, port.getAttribute("name")),
        namespace,
        answer(operation));
  }

  private @Nullable String operationTaking(String root) {
    return elements(description, WSDL, "operation").stream()
        .map(operation -> operation.getAttribute("name"))
        .filter(operation -> takes(operation, root))
        .findFirst()
        .orElse(null);
  }

  private String answer(String operation) {
    return elements(description, WSDL, "output").stream()
        .filter(output -> output.hasAttribute("message"))
        .filter(output -> operation.equals(((Element) output.getParentNode()).getAttribute("name")))
        .map(output -> local(part(local(output.getAttribute("message")))))
        .findFirst()
        .orElse("");
  }

  private boolean takes(String operation, String root) {
    return elements(description, WSDL, "input").stream()
        .filter(input -> input.hasAttribute("message"))
        .filter(input -> operation.equals(((Element) input.getParentNode()).getAttribute("name")))
        .anyMatch(input -> local(part(local(input.getAttribute("message")))).equals(root));
  }

  /** The element of a message; empty if it has none. */
  private String part(String message) {
    return elements(description, WSDL, "part").stream()
        .filter(part -> message.equals(((Element) part.getParentNode()).getAttribute("name")))
        .map(part -> part.getAttribute("element"))
        .findFirst()
        .orElse("");
  }

  private static String local(String name) {
    return name.substring(name.indexOf(':') + 1);
  }

  /** The root elements that the service knows, for people. */
  String taken() {
    return String.join(
        ", ",
        elements(description, WSDL, "part").stream()
            .map(part -> local(part.getAttribute("element")))
            .filter(name -> !name.isEmpty())
            .distinct()
            .toList());
  }
}
