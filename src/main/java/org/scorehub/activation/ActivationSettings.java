package org.scorehub.activation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How connectors change while the hub runs.
 *
 * @param mode what makes files active
 * @param interval how often files or activations are looked at
 */
@ConfigurationProperties("hub.activation")
public record ActivationSettings(
    @DefaultValue("recorded") ActivationMode mode, @DefaultValue("1s") Duration interval) {}
