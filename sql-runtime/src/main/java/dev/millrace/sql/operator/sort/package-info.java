/// Sorts rows, and keeps a part of them.
@NullMarked
package dev.millrace.sql.operator.sort;

import org.jspecify.annotations.NullMarked;
