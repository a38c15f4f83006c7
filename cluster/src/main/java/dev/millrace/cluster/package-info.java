/// Connects many processes to one cluster.
@NullMarked
package dev.millrace.cluster;

import org.jspecify.annotations.NullMarked;
