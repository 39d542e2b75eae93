package org.scorehub.passport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.scorehub.passport.SignedPassport.CLOCK;
import static org.scorehub.passport.SignedPassport.NOW;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.util.Base64URL;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.scorehub.passport.Verification.Invalid;
import org.scorehub.passport.Verification.Unreadable;
import org.scorehub.passport.Verification.Valid;

class PassportVerifierTest {

  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  private final SignedPassport passport = SignedPassport.ofHost();
  private final String token = passport.token();

  private static Verification integrity(String token) {
    return PassportVerifier.ofIntegrity(CLOCK).verify(token);
  }

  private Verification trusting(String token) {
    return PassportVerifier.trusting(passport.keys(), CLOCK).verify(token);
  }

  private static void assertInvalid(Verification verification, String reason) {
    assertThat(verification)
        .isInstanceOfSatisfying(
            Invalid.class, invalid -> assertThat(invalid.reason()).contains(reason));
  }

  @Example
  void acceptsWhatATrustedKeySigned() {
    assertThat(trusting(token + "\n"))
        .isInstanceOfSatisfying(
            Valid.class,
            valid -> {
              assertThat(valid.issuerProven()).isTrue();
              assertThat(valid.claims().issuer()).isEqualTo("did:web:hub.example");
              assertThat(valid.claims().siteName()).isEqualTo("Sông Mâu");
              assertThat(valid.claims().issuedAt()).isEqualTo(passport.issuedAt());
            });
  }

  @Example
  void provesNoIssuerWithTheKeyThatCameAlong() {
    assertThat(integrity(token))
        .isInstanceOfSatisfying(Valid.class, v -> assertThat(v.issuerProven()).isFalse());
    assertThat(integrity(passport.forged().token())).isInstanceOf(Valid.class);
    assertThat(integrity(SignedPassport.ofKey().token()))
        .isInstanceOfSatisfying(Valid.class, v -> assertThat(v.issuerProven()).isFalse());
  }

  @Property(tries = 2_000)
  void refusesAnyAlteredCharacter(
      @ForAll @IntRange(max = 100_000) int where, @ForAll @IntRange(max = 63) int what) {
    int at = where % token.length();
    StringBuilder altered = new StringBuilder(token);
    altered.setCharAt(at, ALPHABET.charAt(what));
    if (!altered.toString().equals(token)) {
      assertThat(trusting(altered.toString())).isNotInstanceOf(Valid.class);
      assertThat(integrity(altered.toString())).isNotInstanceOf(Valid.class);
    }
  }

  @Example
  void refusesTheSameSignatureWrittenInAnotherWay() {
    int last = ALPHABET.indexOf(token.charAt(token.length() - 1));
    for (int spareBits = 1; spareBits < 16; spareBits++) {
      char other = ALPHABET.charAt(last ^ spareBits);
      assertThat(trusting(token.substring(0, token.length() - 1) + other))
          .isNotInstanceOf(Valid.class);
    }
  }

  @Property(tries = 200)
  void refusesAnyTruncation(@ForAll @IntRange(max = 100_000) int length) {
    assertThat(trusting(token.substring(0, length % token.length()))).isNotInstanceOf(Valid.class);
  }

  @Example
  void refusesAnotherKeyUnderTheSameName() {
    assertInvalid(trusting(passport.forged().token()), "another key made it");
  }

  @Example
  void refusesAKeyThatIsNotAmongThoseGiven() {
    assertInvalid(trusting(SignedPassport.ofHost().token()), "not among those given");
    assertInvalid(trusting(SignedPassport.ofKey().token()), "not among those given");
  }

  @Example
  void takesAnIssuerThatIsItsOwnKeyAtItsWord() {
    SignedPassport own = SignedPassport.ofKey();
    assertInvalid(integrity(own.forged().token()), "another key made it");
  }

  @Example
  void refusesAKeyOfAnotherIssuerThanTheOneNamed() {
    assertInvalid(trusting(passport.saying("did:web:other.example").token()), "not of the issuer");
    assertInvalid(integrity(passport.saying("did:web:other.example").token()), "not of the issuer");
  }

  @Example
  void tellsWhatAnExpiredPassportSaid() {
    Verification verification = trusting(passport.within(NOW.minusSeconds(90), NOW).token());
    assertInvalid(verification, "expired at 2026-03-02T09:00:00Z");
    assertThat(((Invalid) verification).claims()).isNotNull();
  }

  @Example
  void refusesAPassportOfTheFutureButForgivesClocks() {
    assertInvalid(
        trusting(passport.within(NOW.plusSeconds(61), NOW.plusSeconds(90)).token()),
        "holds only from");
    assertThat(trusting(passport.within(NOW.plusSeconds(59), NOW.plusSeconds(90)).token()))
        .isInstanceOf(Valid.class);
  }

  @Example
  void refusesTheAlgorithmNone() {
    String header = Base64URL.encode("{\"alg\":\"none\",\"typ\":\"vc+jwt\"}").toString();
    String payload = Base64URL.encode(passport.credential()).toString();
    assertInvalid(trusting(header + '.' + payload + '.'), "is not signed");
    assertInvalid(integrity(header + '.' + payload + '.'), "is not signed");
    assertInvalid(trusting(header + token.substring(token.indexOf('.'))), "is not signed");
  }

  @Example
  void refusesThePublicKeyAsASharedSecret() throws JOSEException {
    byte[] secret = passport.key().toPublicJWK().toJSONString().getBytes(UTF_8);
    String forged = signed(header(JWSAlgorithm.HS256).build(), new MACSigner(secret));
    assertInvalid(trusting(forged), "signed with HS256, not with ES256");
    assertInvalid(integrity(forged), "signed with HS256, not with ES256");
  }

  @Example
  void refusesATokenOfAnotherKind() throws JOSEException {
    JWSHeader access = header(JWSAlgorithm.ES256).type(JOSEObjectType.JWT).build();
    assertInvalid(trusting(signed(access, new ECDSASigner(passport.key()))), "is of type JWT");
  }

  @Example
  void refusesATokenThatAsksForWhatNobodyKnows() throws JOSEException {
    JWSHeader critical =
        header(JWSAlgorithm.ES256)
            .criticalParams(Set.of("exp-policy"))
            .customParam("exp-policy", "ignore")
            .build();
    assertThat(trusting(signed(critical, new ECDSASigner(passport.key()))))
        .isNotInstanceOf(Valid.class);
  }

  @Example
  void refusesAnotherCredentialOfTheSameIssuer() throws JOSEException {
    JWSObject other =
        new JWSObject(
            header(JWSAlgorithm.ES256).build(),
            new Payload("{\"type\": [\"VerifiableCredential\"], \"id\": \"urn:uuid:1\"}"));
    other.sign(new ECDSASigner(passport.key()));
    assertInvalid(trusting(other.serialize()), "no passport");
  }

  @Property(tries = 500)
  void readsAnyTextWithoutFailing(@ForAll String text) {
    assertThat(integrity(text)).isInstanceOf(Unreadable.class);
    assertThat(integrity(Base64URL.encode(text) + ".e30.e30")).isNotInstanceOf(Valid.class);
  }

  @Example
  void looksAtNoEndlessToken() {
    String endless = "A".repeat(PassportVerifier.MAX_LENGTH + 1);
    assertThat(integrity(endless)).isInstanceOf(Unreadable.class);
    assertThat(integrity("e30." + "A".repeat(900_000) + ".A")).isNotInstanceOf(Valid.class);
  }

  @Example
  void refusesKeysThatAreNone() {
    assertThatThrownBy(() -> PassportVerifier.trusting("{\"keys\": 1}", CLOCK))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PassportVerifier.trusting("-----BEGIN", CLOCK))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private JWSHeader.Builder header(JWSAlgorithm algorithm) {
    return new JWSHeader.Builder(algorithm)
        .type(new JOSEObjectType("vc+jwt"))
        .keyID(passport.key().getKeyID());
  }

  private String signed(JWSHeader header, JWSSigner signer) throws JOSEException {
    JWSObject signed = new JWSObject(header, new Payload(passport.credential()));
    signed.sign(signer);
    return signed.serialize();
  }
}
