/// Provides harnesses that drive one operator call by call, and mini clusters for tests of whole programs.
@NullMarked
package dev.millrace.testkit;

import org.jspecify.annotations.NullMarked;
