/// Crews whose job is decided about in another process: what they are told and tell, and who acts on it at either end.
@NullMarked
package dev.millrace.cluster.deploy;

import org.jspecify.annotations.NullMarked;
