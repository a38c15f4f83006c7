/// Holds statistics of tables.
@NullMarked
package dev.millrace.table.plan.stats;

import org.jspecify.annotations.NullMarked;
