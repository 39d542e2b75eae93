package org.scorehub.connector.scaffold;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What connector to draft.
 *
 * @param id name of its folders
 * @param samples of one document, at least one
 * @param document name of that document; null to take it from the canonical record
 * @param canonical canonical record it becomes; null to find it out
 * @param title name for people; null to take it from the id
 * @param scheme audit scheme of its codes; null for the id
 * @param poll route template by which the hub fetches it; null if it is only handed in
 * @param out route template by which progress goes back; null for none
 * @param outSample what goes back as they would have it; null for this project's own form
 * @param wsdl description of their SOAP service; null for none
 * @param openapi description of their HTTP interface; null for none
 * @param tenant organisation that uses it in the sandbox
 */
public record ScaffoldRequest(
    String id,
    List<Sample> samples,
    @Nullable String document,
    @Nullable String canonical,
    @Nullable String title,
    @Nullable String scheme,
    @Nullable String poll,
    @Nullable String out,
    @Nullable Sample outSample,
    @Nullable Wsdl wsdl,
    @Nullable Sample openapi,
    @Nullable String tenant) {

  private static final String NAME = "[a-z][a-z0-9-]{1,39}";

  public ScaffoldRequest {
    samples = List.copyOf(samples);
    requireName("the id", id);
    requireName("--document", document);
    requireName("--scheme", scheme);
    requireName("--tenant", tenant);
  }

  private static void requireName(String what, @Nullable String value) {
    if (value != null && !value.matches(NAME)) {
      throw new UnusableSample(
          what
              + " \""
              + value
              + "\" is none: lower-case letters, digits and hyphens, 2 to 40 of them");
    }
  }

  /** The same, becoming another record. */
  ScaffoldRequest becoming(String record) {
    return new ScaffoldRequest(
        id, samples, document, record, title, scheme, poll, out, outSample, wsdl, openapi, tenant);
  }

  String titleOrId() {
    return title == null
        ? Character.toUpperCase(id.charAt(0)) + id.substring(1).replace('-', ' ')
        : title;
  }

  String schemeOrId() {
    return scheme == null ? id : scheme;
  }

  String tenantOrId() {
    return tenant == null ? id : tenant;
  }
}
