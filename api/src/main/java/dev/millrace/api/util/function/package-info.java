/// Adds to `java.util.function` interfaces with three and four arguments, with checked exceptions, and
/// serializable ones.
@NullMarked
package dev.millrace.api.util.function;

import org.jspecify.annotations.NullMarked;
