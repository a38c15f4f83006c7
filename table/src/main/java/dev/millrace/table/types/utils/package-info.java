/// Conversions between logical types and data types.
@NullMarked
package dev.millrace.table.types.utils;

import org.jspecify.annotations.NullMarked;
