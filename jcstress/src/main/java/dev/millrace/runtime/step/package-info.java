/// Contains stress tests of state that step threads share. The tests are in the package of that state to access
/// its members.
@NullMarked
package dev.millrace.runtime.step;

import org.jspecify.annotations.NullMarked;
