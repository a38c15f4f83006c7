package dev.millrace.api.failure;

import dev.millrace.api.type.OutputTag;
import dev.millrace.api.type.TypeInformation;

/// Defines the error stream.
public final class FailedRecords {
    /// Names the side output for failed records. Every step with user code has this side output:
    /// `step.getSideOutput(FailedRecords.TAG)`. The side output contains records only if failed records of the step
    /// are routed, see [FailureOptions#ON_FAILURE].
    public static final OutputTag<FailedRecord> TAG =
            new OutputTag<>("millrace-failed-records", TypeInformation.of(FailedRecord.class));

    private FailedRecords() {}
}
