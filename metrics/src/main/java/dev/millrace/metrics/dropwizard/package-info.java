/// Adapts Dropwizard metrics to job metrics, and job metrics to Dropwizard metrics.
@NullMarked
package dev.millrace.metrics.dropwizard;

import org.jspecify.annotations.NullMarked;
