package org.scorehub.web.supplier;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.web.FormText;
import org.scorehub.web.Limit;
import org.scorehub.web.Listing;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/suppliers")
@Tag(name = "suppliers", description = "Sites as they stand for your organisation")
class SupplierApi {

  private final SupplierReads suppliers;
  private final ChangeReads changes;
  private final SupplierVisits visits;
  private final Clock clock;

  SupplierApi(SupplierReads suppliers, ChangeReads changes, SupplierVisits visits, Clock clock) {
    this.suppliers = suppliers;
    this.changes = changes;
    this.visits = visits;
    this.clock = clock;
  }

  private Since since(@Nullable String given) {
    return Since.of(given, visits.last().orElse(null), clock.instant(), ZoneOffset.UTC);
  }

  @GetMapping
  @Operation(summary = "Suppliers in parts; filters and order as on the page")
  Listing<Supplier> list(
      @ParameterObject SupplierFilter filter,
      @RequestParam(required = false) @Nullable UUID after,
      @RequestParam(defaultValue = Limit.USUAL) int limit) {
    SupplierQuery query = suppliers.query(filter, since(filter.since()));
    return suppliers.list(query, after, Limit.checked(limit));
  }

  @GetMapping("/changes")
  @Operation(summary = "What became different at your suppliers, oldest first")
  Listing<SupplierNews> changes(
      @Parameter(description = "A day, a period such as P7D, or visit: since the last visit")
          @RequestParam(required = false)
          @Nullable String since,
      @Parameter(description = "Id of the last change you have") @RequestParam(required = false)
          @Nullable Long after,
      @RequestParam(defaultValue = Limit.USUAL) int limit) {
    return changes.list(since(FormText.given(since)), after, Limit.checked(limit));
  }
}
