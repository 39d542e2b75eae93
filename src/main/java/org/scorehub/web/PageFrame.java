package org.scorehub.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scorehub.security.Caller;
import org.scorehub.security.HubUser;
import org.scorehub.security.SandboxPeople;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/** What every page shows around its content, and the page for what is not there. */
@ControllerAdvice(annotations = Page.class)
class PageFrame {

  private final ObjectProvider<SandboxPeople> sandbox;
  private final Texts texts;

  PageFrame(ObjectProvider<SandboxPeople> sandbox, Texts texts) {
    this.sandbox = sandbox;
    this.texts = texts;
  }

  @ModelAttribute("user")
  @Nullable HubUser user() {
    return Caller.find().orElse(null);
  }

  @ModelAttribute("demoUsers")
  List<HubUser> demoUsers() {
    return sandbox.stream().flatMap(people -> people.onLoginPage().stream()).toList();
  }

  @ModelAttribute("section")
  String section(HttpServletRequest request) {
    String[] parts = request.getRequestURI().split("/", 3);
    return parts.length > 1 ? parts[1] : "";
  }

  @ModelAttribute("base")
  String base(HttpServletRequest request) {
    return "http://localhost:" + request.getServerPort();
  }

  @ExceptionHandler
  ModelAndView notVisible(NotVisible e) {
    return error(HttpStatus.NOT_FOUND, texts.said(e));
  }

  @ExceptionHandler
  ModelAndView withheld(Withheld e) {
    return error(HttpStatus.FORBIDDEN, texts.said(e.getMessage()));
  }

  @ExceptionHandler
  ModelAndView outdated(Outdated e) {
    return error(HttpStatus.CONFLICT, texts.said(e.getMessage()));
  }

  @ExceptionHandler
  ModelAndView badValue(IllegalArgumentException e) {
    return error(HttpStatus.BAD_REQUEST, texts.said(e.getMessage()));
  }

  private ModelAndView error(HttpStatus status, String detail) {
    ModelAndView page = new ModelAndView("error", status);
    page.addObject("status", status);
    page.addObject("detail", detail);
    page.addObject("user", user());
    page.addObject("section", "error");
    return page;
  }
}
