/// Aggregates the changes of continuous queries per group.
@NullMarked
package dev.millrace.sql.stream.group;

import org.jspecify.annotations.NullMarked;
