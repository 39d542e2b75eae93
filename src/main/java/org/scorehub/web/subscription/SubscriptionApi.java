package org.scorehub.web.subscription;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/suppliers/subscriptions")
@Tag(name = "subscriptions", description = "Your own subscriptions to the news of suppliers")
class SubscriptionApi {

  private final SubscriptionReads reads;
  private final SubscriptionDesk desk;

  SubscriptionApi(SubscriptionReads reads, SubscriptionDesk desk) {
    this.reads = reads;
    this.desk = desk;
  }

  @GetMapping
  @Operation(summary = "Your subscriptions, with their latest sendings")
  List<SubscriptionEntry> list() {
    return reads.own();
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Subscribe; the secret of a webhook is answered this once")
  SubscriptionDesk.Created create(@RequestBody SubscriptionForm form) {
    return desk.create(form);
  }

  @PostMapping("/{id}/pause")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "No digests for a while")
  void pause(@PathVariable UUID id) {
    desk.pause(id);
  }

  @PostMapping("/{id}/resume")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Digests again; what changed meanwhile is in the next one")
  void resume(@PathVariable UUID id) {
    desk.resume(id);
  }

  @PostMapping("/{id}/test")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(summary = "Send the last week as a trial")
  void test(@PathVariable UUID id) {
    desk.test(id);
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "End a subscription")
  void end(@PathVariable UUID id) {
    desk.end(id);
  }
}
