/// Has rows that show the fields of other rows.
@NullMarked
package dev.millrace.table.data.utils;

import org.jspecify.annotations.NullMarked;
