/// Runs a plan once per row of another plan.
@NullMarked
package dev.millrace.sql.operator.correlate;

import org.jspecify.annotations.NullMarked;
