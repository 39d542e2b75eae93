package org.scorehub.platform.bench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A document to ingest, made of the example with 25 findings. One finding in five has a code that
 * no list knows, so that only its text says what it is about; one site in twenty has no identifier.
 *
 * @param id exchange id
 * @param nativeId monitoring id
 */
record SampleAudit(UUID id, String buyer, String nativeId, Instant receivedAt, byte[] xml) {

  static final List<String> BUYERS = List.of("bench-a", "bench-b");

  private static final Pattern FINDING =
      Pattern.compile("<question code=\"([0-9.]+)\" answer=\"(?:no|partially)\">");
  private static final int UNKNOWN_CODE_EVERY = 5;
  private static final int NO_IDENTIFIER_EVERY = 20;

  /** Documents that differ in audit, site and buyer; the same for the same arguments. */
  static List<SampleAudit> make(byte[] example, int audits, int sites, Instant at) {
    return make(example, 0, audits, sites, at);
  }

  /** Some of them: those numbered from the first, up to and without the last. */
  static List<SampleAudit> make(byte[] example, int first, int last, int sites, Instant at) {
    String template = withUnknownCodes(new String(example, StandardCharsets.UTF_8));
    List<SampleAudit> samples = new ArrayList<>(last - first);
    for (int i = first; i < last; i++) {
      String nativeId = String.format(Locale.ROOT, "25-%07d", i);
      String xml = withSite(template, i * 7919 % sites).replace("25-0412345", nativeId);
      samples.add(
          new SampleAudit(
              exchangeId(at, i),
              BUYERS.get(i % BUYERS.size()),
              nativeId,
              at,
              xml.getBytes(StandardCharsets.UTF_8)));
    }
    return samples;
  }

  private static String withUnknownCodes(String xml) {
    Matcher findings = FINDING.matcher(xml);
    StringBuilder changed = new StringBuilder();
    for (int i = 1; findings.find(); i++) {
      String tag = findings.group();
      String unknown = tag.replace(findings.group(1), "9" + i % 10 + "." + i);
      findings.appendReplacement(changed, i % UNKNOWN_CODE_EVERY == 0 ? unknown : tag);
    }
    return findings.appendTail(changed).toString();
  }

  private static String withSite(String xml, int site) {
    String named = xml.replace("Hailan Sample", "Hailan Sample " + site);
    if (site % NO_IDENTIFIER_EVERY == 0) {
      return named.replaceAll("<(siteId|companyId|otherId)[^>]*>[^<]*</\\1>\\s*", "");
    }
    return named
        .replace("012345-00", String.format(Locale.ROOT, "%06d-00", site))
        .replaceAll("<otherId scheme=\"os_id\">[^<]*</otherId>\\s*", "")
        .replace("4000000000006", gln(site));
  }

  private static String gln(int site) {
    String body = String.format(Locale.ROOT, "400%09d", site);
    int sum = 0;
    for (int i = 0; i < body.length(); i++) {
      sum += (body.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
    }
    return body + (10 - sum % 10) % 10;
  }

  private static UUID exchangeId(Instant at, int number) {
    return new UUID(at.toEpochMilli() << 16 | 0x7000L, Long.MIN_VALUE | number);
  }
}
