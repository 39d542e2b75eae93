package org.scorehub.platform.sandbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * A SOAP 1.1 message.
 *
 * @param content the one element in its body
 */
public record SoapMessage(Element content) {

  private static final String NAMESPACE = "http://schemas.xmlsoap.org/soap/envelope/";
  private static final Pattern DECLARATION = Pattern.compile("^\\s*<\\?xml[^>]*\\?>\\s*");

  /** What was sent is no SOAP 1.1 message; the message says why. */
  public static final class NotSoap extends Exception {

    private static final long serialVersionUID = 1L;

    NotSoap(String message) {
      super(message);
    }
  }

  /** Puts an XML document into an envelope; its own text stays as it is. */
  public static byte[] around(String document) {
    String envelope =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<soap:Envelope xmlns:soap=\""
            + NAMESPACE
            + "\"><soap:Body>"
            + DECLARATION.matcher(document).replaceFirst("")
            + "</soap:Body></soap:Envelope>";
    return envelope.getBytes(StandardCharsets.UTF_8);
  }

  /** Reads one with a single element in its body. */
  public static SoapMessage read(byte[] bytes) throws NotSoap {
    Element envelope = root(bytes);
    if (!isSoap(envelope, "Envelope")) {
      throw new NotSoap("the root element is not a SOAP 1.1 Envelope");
    }
    for (Node part = envelope.getFirstChild(); part != null; part = part.getNextSibling()) {
      if (part instanceof Element element && isSoap(element, "Body")) {
        return new SoapMessage(onlyElement(element));
      }
    }
    throw new NotSoap("the Envelope has no Body");
  }

  /** Text of the first element below the body with this local name. */
  public Optional<String> text(String localName) {
    NodeList found = content.getElementsByTagNameNS("*", localName);
    return found.getLength() == 0
        ? Optional.empty()
        : Optional.of(found.item(0).getTextContent().strip());
  }

  boolean isNamed(String namespace, String localName) {
    return localName.equals(content.getLocalName()) && namespace.equals(content.getNamespaceURI());
  }

  private static boolean isSoap(Element element, String name) {
    return name.equals(element.getLocalName()) && NAMESPACE.equals(element.getNamespaceURI());
  }

  private static Element onlyElement(Element body) throws NotSoap {
    Element only = null;
    for (Node part = body.getFirstChild(); part != null; part = part.getNextSibling()) {
      if (part instanceof Element element) {
        if (only != null) {
          throw new NotSoap("the Body has more than one element");
        }
        only = element;
      }
    }
    return present(only);
  }

  private static Element present(@Nullable Element only) throws NotSoap {
    if (only == null) {
      throw new NotSoap("the Body is empty");
    }
    return only;
  }

  private static Element root(byte[] bytes) throws NotSoap {
    try {
      DocumentBuilder builder = safeFactory().newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(new ByteArrayInputStream(bytes)).getDocumentElement();
    } catch (SAXException e) {
      throw new NotSoap("the request is not well-formed XML: " + e.getMessage());
    } catch (IOException | ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static DocumentBuilderFactory safeFactory() throws ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    factory.setXIncludeAware(false);
    factory.setExpandEntityReferences(false);
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory;
  }
}
