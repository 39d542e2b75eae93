package org.scorehub.connector.scaffold;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A SOAP service whose schemas stand in for inferred ones. */
final class Service {

  private final ScaffoldRequest request;
  private final Wsdl wsdl;
  private final WsdlTypes types;

  private Service(ScaffoldRequest request, Wsdl wsdl) {
    this.request = request;
    this.wsdl = wsdl;
    this.types = new WsdlTypes(wsdl);
  }

  /** Null if no description is given. */
  static @Nullable Service of(ScaffoldRequest request) {
    return request.wsdl() == null ? null : new Service(request, request.wsdl());
  }

  /**
   * Samples of one kind of document under its schemas.
   *
   * @param samples as they are now understood
   * @param schema path of the main schema, from the project root
   * @param soapAction under which it is sent; null if the service does not take it
   * @param endpoint where it is handed in; null if the service has no port that takes it
   */
  record Known(
      SampleSet samples,
      String schema,
      Map<String, byte[]> files,
      @Nullable String soapAction,
      WsdlOperations.@Nullable Endpoint endpoint) {}

  /** The description as it is with all its schemas, for a route that offers its service. */
  Map<String, byte[]> offered() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(description(), wsdl.file().bytes());
    wsdl.beside().forEach((path, bytes) -> files.put(folder() + path, bytes));
    return files;
  }

  /** Path of the description from the project root. */
  String description() {
    return folder() + wsdl.file().name();
  }

  private String folder() {
    return "schemas/" + request.id() + "/";
  }

  /**
   * Null if the samples are none of its documents.
   *
   * @throws UnusableSample if they are, and break its schema
   */
  @Nullable Known known(SampleSet samples) {
    Shape root = samples.element();
    String file = root == null ? null : types.declaring(root);
    if (root == null || file == null) {
      return null;
    }
    Map<String, byte[]> files = new LinkedHashMap<>();
    types.needed(file).forEach((path, bytes) -> files.put(folder() + path, bytes));
    return new Known(
        types.read(samples, file, root.name()),
        folder() + file,
        files,
        types.operations().soapAction(root),
        types.operations().endpoint(root));
  }

  /** Why nothing of it is used. */
  UnusableSample fitsNothing(String samples) {
    return new UnusableSample(
        "%s: no sample begins with an element that it declares in a schema; its messages are %s"
            .formatted(wsdl.file().name() + " and " + samples, types.operations().taken()));
  }
}
