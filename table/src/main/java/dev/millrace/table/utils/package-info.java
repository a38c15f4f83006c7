/// Converts times and names under the names that connectors use.
@NullMarked
package dev.millrace.table.utils;

import org.jspecify.annotations.NullMarked;
