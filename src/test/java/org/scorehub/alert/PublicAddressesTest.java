package org.scorehub.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.1.2.3",
        "172.31.255.255",
        "192.168.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fd00::1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001:db8::1"
      })
  void areNoneOfThisComputerOrOfPrivateNetworks(String address) throws UnknownHostException {
    assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isFalse();
    assertThatThrownBy(() -> new PublicAddresses().resolve(address))
        .isInstanceOf(UnknownHostException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "193.99.144.80", "2a02:2e0:3fe:1001::1"})
  void areAllOthers(String address) throws UnknownHostException {
    assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isTrue();
  }

  @Test
  void aPostToTheOutsideDoesNotReachThisComputer() {
    WireMockServer server = new WireMockServer(WireMockConfiguration.options().dynamicPort());
    server.start();
    try {
      SignedPost post = new SignedPost(Clock.systemUTC());
      for (String host : new String[] {"localhost", "127.0.0.1", "[::1]", "2130706433"}) {
        URI hook = URI.create("http://" + host + ':' + server.port() + "/hook");
        assertThatThrownBy(() -> post.postOutside(hook, new byte[] {1}, UUID.randomUUID(), "{}"))
            .as(host)
            .isInstanceOf(NotSent.class);
      }
      assertThat(server.findAll(WireMock.anyRequestedFor(WireMock.anyUrl()))).isEmpty();
    } finally {
      server.stop();
    }
  }
}
