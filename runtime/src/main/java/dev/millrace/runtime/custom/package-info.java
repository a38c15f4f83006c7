/// Runs operators of programs: gives them what they reach through `AbstractStreamOperator`, and feeds them.
@NullMarked
package dev.millrace.runtime.custom;

import org.jspecify.annotations.NullMarked;
