/// Creates the operator of a step from its description in the program.
@NullMarked
package dev.millrace.runtime.operator.build;

import org.jspecify.annotations.NullMarked;
