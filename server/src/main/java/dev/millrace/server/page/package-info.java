/// Answers requests of the REST API with the state of jobs, checkpoints, workers and programs.
@NullMarked
package dev.millrace.server.page;

import org.jspecify.annotations.NullMarked;
