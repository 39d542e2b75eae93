package org.scorehub.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.scorehub.platform.HubApplication;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** The sandbox without its routes, on a free port with real servers, shared by all such tests. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = HubApplication.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "camel.main.routes-include-pattern=")
@ContextConfiguration(initializers = TestServers.class)
@AutoConfigureObservability(tracing = false)
@ActiveProfiles("sandbox")
@Import(WebTestParts.class)
public @interface WebTest {}
