package org.scorehub.platform.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.tomakehurst.wiremock.http.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.xml.XMLConstants;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Holds a request against {@code schemas/amfori-bsci/buyer-progress.wsdl}, operation
 * reportImprovementProgress. It uses the Java platform's own XML parser and schema validator, so
 * that the hub's writer is not checked by its own reader.
 */
final class ProgressCheck {

  static final String NAMESPACE = "urn:scorehub:profile:amfori-bsci:1";

  private static final String ACTION = NAMESPACE + "/reportImprovementProgress";
  private static final String SCHEMA = "schemas/amfori-bsci/improvement-progress.xsd";
  static final int UNAUTHORIZED = 401;
  private static final int BAD_REQUEST = 400;

  private final byte[] authorization;
  private final Schema schema;

  /** What came of it. */
  sealed interface Verdict {

    /** It fits. */
    record Fits(SoapMessage message) implements Verdict {}

    /** It does not. */
    record Misfit(int status, List<Misfitting> problems) implements Verdict {}
  }

  /** One thing that is wrong. */
  record Misfitting(String code, String message) {}

  ProgressCheck(Path root, TwinSettings settings) {
    String login = settings.username() + ":" + settings.password();
    authorization =
        ("Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8))).getBytes(UTF_8);
    schema = schema(root);
  }

  Verdict check(Request request) {
    if (!MessageDigest.isEqual(authorization, header(request, "Authorization").getBytes(UTF_8))) {
      return new Verdict.Misfit(
          UNAUTHORIZED,
          List.of(new Misfitting("http.login", "HTTP Basic credential missing or wrong")));
    }
    List<Misfitting> problems = headerProblems(request);
    SoapMessage message = read(request.getBody(), problems);
    return message == null || !problems.isEmpty()
        ? new Verdict.Misfit(BAD_REQUEST, List.copyOf(problems))
        : new Verdict.Fits(message);
  }

  private static List<Misfitting> headerProblems(Request request) {
    List<Misfitting> problems = new ArrayList<>();
    String type = header(request, "Content-Type").toLowerCase(Locale.ROOT);
    if (!type.matches("text/xml(\\s*;.*)?")) {
      problems.add(
          new Misfitting("http.content-type", "Content-Type is '" + type + "', not text/xml"));
    }
    String action = header(request, "SOAPAction");
    if (!action.replace("\"", "").equals(ACTION)) {
      problems.add(
          new Misfitting("soap.action", "SOAPAction is '" + action + "', not \"" + ACTION + "\""));
    }
    if (header(request, "Idempotency-Key").isBlank()) {
      problems.add(new Misfitting("http.idempotency-key", "Idempotency-Key is missing"));
    }
    return problems;
  }

  private @Nullable SoapMessage read(byte[] body, List<Misfitting> problems) {
    try {
      SoapMessage message = SoapMessage.read(body);
      if (message.isNamed(NAMESPACE, "improvementProgress")) {
        validate(message, problems);
      } else {
        problems.add(
            new Misfitting(
                "soap.body",
                "the Body holds %s, not improvementProgress of %s"
                    .formatted(message.content().getNodeName(), NAMESPACE)));
      }
      return message;
    } catch (SoapMessage.NotSoap e) {
      problems.add(new Misfitting("soap.envelope", String.valueOf(e.getMessage())));
      return null;
    }
  }

  private void validate(SoapMessage message, List<Misfitting> problems) {
    Validator validator = schema.newValidator();
    validator.setErrorHandler(new Collector(problems));
    try {
      validator.validate(new DOMSource(message.content()));
    } catch (SAXException | IOException e) {
      problems.add(new Misfitting("schema.invalid", String.valueOf(e.getMessage())));
    }
  }

  private static String header(Request request, String name) {
    String value = request.getHeader(name);
    return value == null ? "" : value;
  }

  private static Schema schema(Path root) {
    try {
      SchemaFactory factory = SchemaFactory.newDefaultInstance();
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      return factory.newSchema(new StreamSource(root.resolve(SCHEMA).toFile()));
    } catch (SAXException e) {
      throw new IllegalStateException("cannot use " + root.resolve(SCHEMA), e);
    }
  }

  private record Collector(List<Misfitting> problems) implements ErrorHandler {

    @Override
    public void warning(SAXParseException warning) {}

    @Override
    public void error(SAXParseException error) {
      problems.add(new Misfitting("schema.invalid", String.valueOf(error.getMessage())));
    }

    @Override
    public void fatalError(SAXParseException error) {
      error(error);
    }
  }
}
