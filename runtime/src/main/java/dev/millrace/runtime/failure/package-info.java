/// Decides what becomes of records at which user code throws, and remembers how jobs failed.
@NullMarked
package dev.millrace.runtime.failure;

import org.jspecify.annotations.NullMarked;
