/// Contains the interfaces of user functions that need only their input.
@NullMarked
package dev.millrace.api.function;

import org.jspecify.annotations.NullMarked;
