/// Holds the plans of queries. Planners write plans, and workers, EXPLAIN and compiled plans read them.
@NullMarked
package dev.millrace.sql.plan;

import org.jspecify.annotations.NullMarked;
