/// Validates queries against the tables of a catalog, and turns them into optimised relational trees.
@NullMarked
package dev.millrace.sql.planner;

import org.jspecify.annotations.NullMarked;
