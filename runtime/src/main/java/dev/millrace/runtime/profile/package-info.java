/// Profiles of this process: what it spends processor time, memory and waits on, for some seconds, as a page to
/// look at.
@NullMarked
package dev.millrace.runtime.profile;

import org.jspecify.annotations.NullMarked;
