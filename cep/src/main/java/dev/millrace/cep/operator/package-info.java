/// Runs the matcher in a job, with its state.
@NullMarked
package dev.millrace.cep.operator;

import org.jspecify.annotations.NullMarked;
