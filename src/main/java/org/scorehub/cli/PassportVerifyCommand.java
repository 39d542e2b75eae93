package org.scorehub.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.scorehub.passport.PassportClaims;
import org.scorehub.passport.PassportVerifier;
import org.scorehub.passport.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./hub passport verify}: is it as it was signed, does it still hold, and whose is it. */
@Command(
    name = "verify",
    description = {
      "Check the signature and the time of a passport, offline.",
      "Without --keys this shows only that nothing was altered: the key comes with the passport, and"
          + " anybody can make a key. With --keys it shows that one of those keys signed it; get them"
          + " from the issuer at /.well-known/jwks.json, by a way that you trust."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:valid",
      "1:not valid: altered, expired, or signed with another key",
      "2:not a signed passport, or keys that are none"
    })
final class PassportVerifyCommand implements Callable<Integer> {

  private static final String STANDARD_INPUT = "-";

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "the passport, a token in compact form; - for standard input")
  private String file = "";

  @Option(names = "--keys", paramLabel = "JWKS.json", description = "the issuer's public keys")
  private @Nullable Path keys;

  @Override
  public Integer call() throws IOException {
    return run(System.in, System.out, System.err, Clock.systemUTC());
  }

  int run(InputStream in, OutputStream out, OutputStream err, Clock clock) throws IOException {
    Verification verification = verifier(clock).verify(passport(in));
    if (verification instanceof Verification.Unreadable unreadable) {
      throw HubFailure.badInput(file + " " + unreadable.reason());
    }
    JsonLines.pretty(summary(verification), out);
    say(verification, err);
    return verification instanceof Verification.Valid ? Hub.DONE : Hub.FAILED;
  }

  private PassportVerifier verifier(Clock clock) throws IOException {
    if (keys == null) {
      return PassportVerifier.ofIntegrity(clock);
    }
    try (InputStream bytes = open(keys)) {
      return PassportVerifier.trusting(text(bytes), clock);
    } catch (IllegalArgumentException e) {
      throw HubFailure.badInput(keys + " is " + e.getMessage());
    }
  }

  private String passport(InputStream in) throws IOException {
    if (file.equals(STANDARD_INPUT)) {
      return text(in);
    }
    try (InputStream bytes = open(Path.of(file))) {
      return text(bytes);
    }
  }

  private static InputStream open(Path path) throws IOException {
    if (!Files.isReadable(path) || Files.isDirectory(path)) {
      throw HubFailure.badInput("cannot read " + path);
    }
    return Files.newInputStream(path);
  }

  /** One byte more than the limit is enough to see that it is exceeded. */
  private static String text(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(PassportVerifier.MAX_LENGTH + 1);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static void say(Verification verification, OutputStream err) throws IOException {
    if (verification instanceof Verification.Valid valid && !valid.issuerProven()) {
      String line = "hub: nothing was altered; who issued it is not proven, for that give --keys\n";
      err.write(line.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static ObjectNode summary(Verification verification) {
    ObjectNode summary = JsonNodeFactory.instance.objectNode();
    if (verification instanceof Verification.Valid valid) {
      summary.put("valid", true).put("trusted", valid.issuerProven());
      add(summary, valid.claims());
    } else if (verification instanceof Verification.Invalid invalid) {
      summary.put("valid", false).put("trusted", false).put("reason", "it " + invalid.reason());
      if (invalid.claims() != null) {
        add(summary, invalid.claims());
      }
    }
    return summary;
  }

  private static void add(ObjectNode summary, PassportClaims claims) {
    summary.put("issuer", claims.issuer());
    putIfPresent(summary, "issuerName", claims.issuerName());
    summary.put("keyId", claims.keyId()).put("id", claims.id());
    putIfPresent(summary, "site", claims.siteId());
    putIfPresent(summary, "siteName", claims.siteName());
    summary.put("issuedAt", claims.issuedAt().toString());
    summary.put("validUntil", claims.validUntil().toString());
  }

  private static void putIfPresent(ObjectNode summary, String member, @Nullable String value) {
    if (value != null) {
      summary.put(member, value);
    }
  }
}
