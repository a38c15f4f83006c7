/// Deployments of jobs that another process coordinates: their commands and events, and the code at both ends.
@NullMarked
package dev.millrace.cluster.deploy;

import org.jspecify.annotations.NullMarked;
