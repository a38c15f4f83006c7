/// Profiles this process for some seconds, by processor time, memory allocations, locks or wall-clock time, and
/// renders the result as a page.
@NullMarked
package dev.millrace.runtime.profile;

import org.jspecify.annotations.NullMarked;
