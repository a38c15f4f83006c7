/// Function shapes that `java.util.function` lacks: three and four arguments, checked exceptions, serializable ones.
@NullMarked
package dev.millrace.api.util.function;

import org.jspecify.annotations.NullMarked;
