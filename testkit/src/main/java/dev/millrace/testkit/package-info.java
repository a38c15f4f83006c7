/// Harnesses that drive one operator call by call, and what tests of whole programs begin with.
@NullMarked
package dev.millrace.testkit;

import org.jspecify.annotations.NullMarked;
