/// Contains stress tests of the rings between subtasks. The tests are in the package of the rings to access
/// its members.
@NullMarked
package dev.millrace.exchange;

import org.jspecify.annotations.NullMarked;
