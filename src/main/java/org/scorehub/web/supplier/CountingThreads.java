package org.scorehub.web.supplier;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** Threads that count facets while the list itself is read. */
@Configuration(proxyBeanMethods = false)
class CountingThreads {

  /** At most so many at once; each holds one connection. */
  private static final int AT_ONCE = 4;

  @Bean
  ThreadPoolTaskExecutor countingFacets() {
    ThreadPoolTaskExecutor threads = new ThreadPoolTaskExecutor();
    threads.setCorePoolSize(AT_ONCE);
    threads.setMaxPoolSize(AT_ONCE);
    threads.setAllowCoreThreadTimeOut(true);
    threads.setThreadNamePrefix("facets-");
    return threads;
  }
}
