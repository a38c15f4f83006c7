package dev.millrace.api.failure;

import dev.millrace.api.type.OutputTag;
import dev.millrace.api.type.TypeInformation;

/// The error stream.
public final class FailedRecords {
    /// The side output of every step at which records can fail: `step.getSideOutput(FailedRecords.TAG)`. Something
    /// comes out of it if the step's records are to be routed, see [FailureOptions#ON_FAILURE].
    public static final OutputTag<FailedRecord> TAG =
            new OutputTag<>("millrace-failed-records", TypeInformation.of(FailedRecord.class));

    private FailedRecords() {}
}
