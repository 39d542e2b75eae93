package org.scorehub.activation;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Leads every request for a receiving route through the {@link ReceptionGate}. */
@Component
class ReceptionGateFilter extends OncePerRequestFilter {

  private final ReceptionGate gate;

  ReceptionGateFilter(ReceptionGate gate) {
    this.gate = gate;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String address = request.getRequestURI();
    return !address.startsWith("/api/v1/connectors/") && !address.startsWith("/services/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String address = request.getRequestURI();
    gate.enter(address);
    boolean later = false;
    try {
      chain.doFilter(request, response);
      later = request.isAsyncStarted();
    } finally {
      if (later) {
        request.getAsyncContext().addListener(new Leaving(address));
      } else {
        gate.leave(address);
      }
    }
  }

  /** Counts a request out once its answer is complete. */
  private final class Leaving implements AsyncListener {

    private final String address;

    Leaving(String address) {
      this.address = address;
    }

    @Override
    public void onComplete(AsyncEvent event) {
      gate.leave(address);
    }

    @Override
    public void onTimeout(AsyncEvent event) {
      // completed next
    }

    @Override
    public void onError(AsyncEvent event) {
      // completed next
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
      event.getAsyncContext().addListener(this);
    }
  }
}
