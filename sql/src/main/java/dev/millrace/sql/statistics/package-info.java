/// The statistics that ANALYZE TABLE computes.
@NullMarked
package dev.millrace.sql.statistics;

import org.jspecify.annotations.NullMarked;
