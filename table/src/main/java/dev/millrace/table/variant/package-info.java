/// Values whose types are known only at run time.
@NullMarked
package dev.millrace.table.variant;

import org.jspecify.annotations.NullMarked;
