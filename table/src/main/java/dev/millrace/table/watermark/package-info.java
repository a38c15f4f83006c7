/// Defines options of watermarks.
@NullMarked
package dev.millrace.table.watermark;

import org.jspecify.annotations.NullMarked;
