package org.scorehub.subscription;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How digests go out.
 *
 * @param window least time between two digests of a subscription that is told at once
 * @param privateTargets whether webhooks of subscribers may be on this computer or in a private
 *     network, and without TLS
 */
@ConfigurationProperties("hub.digests")
public record DigestSettings(
    @DefaultValue("5m") Duration window, @DefaultValue("false") boolean privateTargets) {}
