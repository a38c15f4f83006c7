/// The shapes of user functions that need nothing but their input.
@NullMarked
package dev.millrace.api.function;

import org.jspecify.annotations.NullMarked;
