/// Numbers the different keys of rows.
@NullMarked
package dev.millrace.column.key;

import org.jspecify.annotations.NullMarked;
