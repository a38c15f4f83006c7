/// Implements the operators of the steps of a pipeline, with one small class for each operator.
///
/// Operators on hot paths (for example `MapOperator`) are copied for each position in a chain, so they have no inner
/// classes; see [dev.millrace.runtime.chain.Specializer].
@NullMarked
package dev.millrace.runtime.operator;

import org.jspecify.annotations.NullMarked;
