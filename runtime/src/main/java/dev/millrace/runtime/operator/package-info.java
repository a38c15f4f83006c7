/// The operators behind the steps of a pipeline: one small class for each.
///
/// Those on hot paths (`MapOperator` and its like) are copied for each place in a chain, so they have no inner classes;
/// see [dev.millrace.runtime.chain.Specializer].
@NullMarked
package dev.millrace.runtime.operator;

import org.jspecify.annotations.NullMarked;
