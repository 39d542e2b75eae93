package org.scorehub.web;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;

/** Links stand on pages as templates write them. */
@Configuration(proxyBeanMethods = false)
class PageLinks {

  /**
   * Off: it looks for a static file behind each link of a page, which for hundreds of links to
   * other pages reads the class path hundreds of times. Files of webjars are found without it.
   */
  @Bean
  FilterRegistrationBean<ResourceUrlEncodingFilter> resourceUrlEncodingFilter() {
    FilterRegistrationBean<ResourceUrlEncodingFilter> off =
        new FilterRegistrationBean<>(new ResourceUrlEncodingFilter());
    off.setEnabled(false);
    return off;
  }
}
