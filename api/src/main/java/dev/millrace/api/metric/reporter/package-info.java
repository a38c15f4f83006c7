/// Brings metrics to the outside: what reporters implement, and how they are made.
@NullMarked
package dev.millrace.api.metric.reporter;

import org.jspecify.annotations.NullMarked;
