package org.scorehub.web;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.PathParameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What stands in the OpenAPI document beside the controllers. */
@Configuration(proxyBeanMethods = false)
@OpenAPIDefinition(
    info =
        @Info(
            title = "score-hub",
            version = "v1",
            description =
                "Buyers' audits in, SCORE training progress back. Every answer holds only what the"
                    + " caller's organisation may see. Errors are RFC 9457 problem details; where"
                    + " a document is at fault, the member problems lists each with code, path,"
                    + " line, value and what was expected."),
    security = {@SecurityRequirement(name = "password"), @SecurityRequirement(name = "token")})
@SecurityScheme(name = "password", type = SecuritySchemeType.HTTP, scheme = "basic")
@SecurityScheme(
    name = "token",
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    description = "Machine token")
class ApiDescription {

  /** Documents come in through a route, which the generator cannot see. */
  @Bean
  OpenApiCustomizer receptionPaths() {
    return api ->
        api.path("/api/v1/connectors/{connector}/{document}", new PathItem().post(receive()));
  }

  private static Operation receive() {
    Schema<Object> bytes = new Schema<>();
    bytes.type("string").format("binary");
    return new Operation()
        .operationId("receive")
        .addTagsItem("documents")
        .summary("Hands in one document, as untouched bytes of the connector's own format")
        .addParametersItem(path("connector", "amfori-bsci"))
        .addParametersItem(path("document", "audit"))
        .addParametersItem(
            new HeaderParameter()
                .name("Idempotency-Key")
                .description("The same key with the same bytes is the same exchange")
                .schema(new StringSchema()))
        .requestBody(
            new RequestBody()
                .required(true)
                .content(
                    new Content()
                        .addMediaType("application/xml", new MediaType().schema(bytes))
                        .addMediaType("application/json", new MediaType().schema(bytes))))
        .responses(answers());
  }

  private static PathParameter path(String name, String example) {
    PathParameter parameter = new PathParameter();
    parameter.name(name).schema(new StringSchema()).example(example);
    return parameter;
  }

  private static ApiResponses answers() {
    return new ApiResponses()
        .addApiResponse("202", answer("Received durably; the body names the exchangeId"))
        .addApiResponse("413", answer("Larger than the connector's limit, which is named"))
        .addApiResponse("415", answer("A form, or a content coding that is not gzip"))
        .addApiResponse("503", answer("Cannot be kept durably now; send it again later"));
  }

  private static ApiResponse answer(String description) {
    return new ApiResponse().description(description);
  }
}
