/// Diagnoses jobs: takes facts about a job, and returns findings.
@NullMarked
package dev.millrace.client.doctor;

import org.jspecify.annotations.NullMarked;
