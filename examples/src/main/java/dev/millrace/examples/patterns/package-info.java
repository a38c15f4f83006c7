/// Contains examples of patterns: a small payment before a large one, and bursts of failed logins.
@NullMarked
package dev.millrace.examples.patterns;

import org.jspecify.annotations.NullMarked;
