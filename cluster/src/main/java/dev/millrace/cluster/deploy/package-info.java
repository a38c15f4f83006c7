/// Runs the deployments of jobs that another process coordinates: their commands and events, and both ends.
@NullMarked
package dev.millrace.cluster.deploy;

import org.jspecify.annotations.NullMarked;
