/// Jars and other immutable files by the hash of their content.
@NullMarked
package dev.millrace.cluster.artifact;

import org.jspecify.annotations.NullMarked;
