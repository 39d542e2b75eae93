package org.scorehub.web;

import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Answers programs with RFC 9457 problem details. */
@RestControllerAdvice(annotations = RestController.class)
class ApiErrors extends ResponseEntityExceptionHandler {

  @ExceptionHandler
  ProblemDetail notVisible(NotVisible e) {
    return problem(HttpStatus.NOT_FOUND, e);
  }

  @ExceptionHandler
  ProblemDetail withheld(Withheld e) {
    return problem(HttpStatus.FORBIDDEN, e);
  }

  @ExceptionHandler
  ProblemDetail outdated(Outdated e) {
    return problem(HttpStatus.CONFLICT, e);
  }

  @ExceptionHandler
  ProblemDetail badValue(IllegalArgumentException e) {
    return problem(HttpStatus.BAD_REQUEST, e);
  }

  private static ProblemDetail problem(HttpStatus status, Exception e) {
    return ProblemDetail.forStatusAndDetail(status, String.valueOf(e.getMessage()));
  }

  @Override
  protected ResponseEntity<Object> handleTypeMismatch(
      TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    String name = e instanceof MethodArgumentTypeMismatchException m ? m.getName() : "value";
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(status, name + " must be " + expected(e));
    return createResponseEntity(problem, headers, status, request);
  }

  /** A filter whose fields are bound one by one: the first that is wrong is told. */
  @Override
  protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
      MethodArgumentNotValidException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    FieldError error = e.getBindingResult().getFieldError();
    if (error == null || !error.contains(TypeMismatchException.class)) {
      return super.handleMethodArgumentNotValid(e, headers, status, request);
    }
    String detail =
        error.getField() + " must be " + expected(error.unwrap(TypeMismatchException.class));
    return createResponseEntity(
        ProblemDetail.forStatusAndDetail(status, detail), headers, status, request);
  }

  private static String expected(TypeMismatchException e) {
    Class<?> type = wanted(e);
    if (type != null && type.isEnum()) {
      return "one of " + Arrays.toString(type.getEnumConstants());
    }
    return UUID.class.equals(type) ? "a UUID" : "a whole number";
  }

  /** Of a list, the type of its entries. */
  private static @Nullable Class<?> wanted(TypeMismatchException e) {
    Class<?> type = e.getRequiredType();
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof ConversionFailedException failed) {
        type = failed.getTargetType().getType();
      }
    }
    return type;
  }
}
