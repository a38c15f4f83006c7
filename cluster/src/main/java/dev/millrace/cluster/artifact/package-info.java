/// Stores jars and other immutable files under the hash of their content.
@NullMarked
package dev.millrace.cluster.artifact;

import org.jspecify.annotations.NullMarked;
