/// Runs operators of programs: provides the services of `AbstractStreamOperator` and passes records to them.
@NullMarked
package dev.millrace.runtime.custom;

import org.jspecify.annotations.NullMarked;
