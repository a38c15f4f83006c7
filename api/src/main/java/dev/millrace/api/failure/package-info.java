/// Contains the options and types for records at which user code fails.
@NullMarked
package dev.millrace.api.failure;

import org.jspecify.annotations.NullMarked;
