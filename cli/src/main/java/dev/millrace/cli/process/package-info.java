/// Implements the commands that start coordinators, workers, clusters and history servers.
@NullMarked
package dev.millrace.cli.process;

import org.jspecify.annotations.NullMarked;
