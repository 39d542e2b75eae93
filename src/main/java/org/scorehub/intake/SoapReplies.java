package org.scorehub.intake;

import java.io.InputStream;
import java.util.Locale;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.Source;
import javax.xml.transform.dom.DOMSource;
import org.apache.camel.Exchange;
import org.apache.camel.TypeConversionException;
import org.apache.camel.component.cxf.common.CxfPayload;
import org.apache.cxf.binding.soap.Soap11;
import org.apache.cxf.binding.soap.SoapFault;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Takes the document out of a SOAP call, and answers the caller: a receipt, or a fault whose detail
 * lists the problems. Elements of the answer stand in the namespace that the route names in the
 * property {@code hub.namespace}.
 */
@Component("soapReplies")
public final class SoapReplies {

  private static final Logger log = LoggerFactory.getLogger(SoapReplies.class);

  /** The body becomes the bytes of the one element in the SOAP body. */
  public void payload(Exchange exchange) {
    CxfPayload<?> payload = exchange.getMessage().getBody(CxfPayload.class);
    if (payload == null || payload.getBodySources().size() != 1) {
      throw malformed("The SOAP body must hold one document");
    }
    exchange.getMessage().setBody(bytes(exchange));
    exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "text/xml; charset=utf-8");
  }

  private static InputStream bytes(Exchange exchange) {
    try {
      return exchange.getMessage().getBody(InputStream.class);
    } catch (TypeConversionException e) {
      throw malformed("The SOAP message breaks off or is not well-formed");
    }
  }

  private static ReceptionRefused malformed(String message) {
    return new ReceptionRefused(
        400,
        Problem.blocking(ProblemKind.MALFORMED, "soap.body", message)
            .expecting("one element that the WSDL names"));
  }

  /** The document is durable. */
  public void receipt(Exchange exchange) {
    Document document = newDocument();
    Element receipt = element(document, exchange, "receipt");
    document.appendChild(receipt);
    child(receipt, "exchangeId", exchange.getProperty("hub.exchangeId", String.class));
    child(receipt, "status", "received");
    exchange.getMessage().removeHeaders("*");
    Source body = new DOMSource(document);
    exchange
        .getMessage()
        .setBody(new CxfPayload<>(java.util.List.of(), java.util.List.of(body), null));
  }

  /** The document is refused and not kept. */
  public void refused(Exchange exchange) {
    ReceptionRefused refusal =
        exchange.getProperty(Exchange.EXCEPTION_CAUGHT, ReceptionRefused.class);
    fault(exchange, refusal.problem(), Soap11.getInstance().getSender());
  }

  /** The document could not be made durable; the sender should try again. */
  public void unavailable(Exchange exchange) {
    Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    log.warn("A SOAP document was not acknowledged: {}", String.valueOf(cause));
    fault(
        exchange,
        Problem.blocking(
            ProblemKind.UNAVAILABLE,
            "reception.unavailable",
            "The hub cannot keep documents at the moment; send it again later"),
        Soap11.getInstance().getReceiver());
  }

  private static void fault(Exchange exchange, Problem problem, javax.xml.namespace.QName code) {
    SoapFault fault = new SoapFault(problem.message(), code);
    Document document = newDocument();
    Element detail = document.createElement("detail");
    document.appendChild(detail);
    Element report = element(document, exchange, "problemReport");
    detail.appendChild(report);
    Element item = document.createElementNS(report.getNamespaceURI(), "problem");
    report.appendChild(item);
    child(item, "code", problem.code());
    child(item, "path", problem.path());
    child(
        item, "line", problem.line() > 0 ? String.format(Locale.ROOT, "%d", problem.line()) : null);
    child(item, "message", problem.message());
    child(item, "expected", problem.expected());
    fault.setDetail(detail);
    exchange.getMessage().removeHeaders("*");
    exchange.getMessage().setBody(fault);
  }

  private static Element element(Document document, Exchange exchange, String name) {
    return document.createElementNS(exchange.getProperty("hub.namespace", String.class), name);
  }

  private static void child(Element parent, String name, @Nullable String text) {
    if (text != null) {
      Element child = parent.getOwnerDocument().createElementNS(parent.getNamespaceURI(), name);
      child.setTextContent(text);
      parent.appendChild(child);
    }
  }

  private static Document newDocument() {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      return factory.newDocumentBuilder().newDocument();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("this Java makes no XML documents", e);
    }
  }
}
