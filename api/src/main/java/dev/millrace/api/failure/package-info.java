/// What becomes of records at which user code fails.
@NullMarked
package dev.millrace.api.failure;

import org.jspecify.annotations.NullMarked;
