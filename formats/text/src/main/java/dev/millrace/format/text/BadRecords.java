package dev.millrace.format.text;

import dev.millrace.base.fault.MillraceException;
import java.io.Serializable;

/// Decides what a source does with a record that it cannot parse. To send such records elsewhere, read [Decoded]
/// records and separate them with [RouteBadRecords].
public enum BadRecords implements Serializable {
    /// Fails the job with an error that names file, line, byte and field.
    FAIL,
    /// Drops the record; the source counts it in its metric `numRecordsInErrors`.
    SKIP;

    /// Returns the default policy: the job fails at the first invalid record.
    public static BadRecords fail() {
        return FAIL;
    }

    /// Returns the policy that drops and counts invalid records.
    public static BadRecords skip() {
        return SKIP;
    }

    /// Applies the policy to an invalid record.
    ///
    /// @throws MillraceException if the policy is to fail
    public void accept(BadRecord record) {
        if (this == FAIL) throw record.fault();
    }
}
