/// Compiles a pattern to stages and transitions.
@NullMarked
package dev.millrace.cep.compile;

import org.jspecify.annotations.NullMarked;
