/// Metrics of the Dropwizard library as metrics of a job, and the other way round.
@NullMarked
package dev.millrace.metrics.dropwizard;

import org.jspecify.annotations.NullMarked;
