/// Operators of programs: what those that the engine lacks are written with.
@NullMarked
package dev.millrace.api.operator;

import org.jspecify.annotations.NullMarked;
