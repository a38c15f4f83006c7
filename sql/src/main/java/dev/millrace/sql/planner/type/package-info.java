/// Has the types of SQL as Calcite sees them, and translates both kinds of types.
@NullMarked
package dev.millrace.sql.planner.type;

import org.jspecify.annotations.NullMarked;
